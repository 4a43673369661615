import type { Localized } from '../../language'
import { fail, ok } from '../../result'
import type { ItemText } from '../define/item'
import { defineLayer, endsMask, type LayerDefinition } from '../define/layer'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { withGradient } from '../define/withGradient'
import { sequenceShape } from './_sequence'
import { imageProblem } from './_window'

interface GlobalPool {
  readonly id: string
  readonly icon: string
  readonly className: string
  /** Axes between batch and channels. */
  readonly axes: 1 | 2
  readonly pool: 'max' | 'mean'
  readonly text: Localized<ItemText>
}

/** Puts padding below every number that counts. */
const FAR = 1e9

/** Largest values over axis 1; equal ones share the gradient, as in TensorFlow, where TensorFlow.js gives each the whole of it. */
const largest = (tf: Tf, x: Tensor): Tensor =>
  withGradient(
    tf,
    [x],
    ([x]) => {
      const value = tf.max(x, 1)
      return { value, kept: [x, value] }
    },
    (dy, [x, value]) => {
      const chosen = tf.cast(tf.equal(x, tf.expandDims(value, 1)), 'float32')
      return [tf.mul(chosen, tf.expandDims(tf.div(dy, tf.sum(chosen, 1)), 1))]
    },
  )

/** A layer that makes one number of each feature or channel. */
export const defineGlobalPool = ({ axes, pool, className, ...d }: GlobalPool): LayerDefinition<Record<never, never>> =>
  defineLayer({
    ...d,
    category: 'convolution',
    ...(axes === 1 && { masking: endsMask }),
    inputs: [{ name: 'input' }],
    outputs: [{ name: 'output' }],
    params: {},
    inferShape: (_p, [x = []]) => {
      if (axes === 1) {
        const sequence = sequenceShape(x)
        return sequence.ok ? ok([sequence.value[1]]) : sequence
      }
      const problem = imageProblem(x)
      return problem ? fail(problem) : ok(x.slice(-1))
    },
    weights: () => ({}),
    multiplyAdds: (_p, [x = []]) => (pool === 'mean' ? sizeOf(x) : 0),
    forward: (tf, { x, masks: [mask] = [] }) => {
      const count = sizeOf(x.shape.slice(1, -1))
      const places = tf.reshape(x, [-1, count, x.shape.at(-1) ?? 1])
      const counts = mask && tf.reshape(mask, [-1, count, 1])
      if (!counts) return pool === 'max' ? largest(tf, places) : tf.mean(places, 1)
      // Of a sequence of nothing but padding comes 0.
      if (pool === 'max') return tf.mul(largest(tf, tf.sub(places, tf.mul(tf.sub(1, counts), FAR))), tf.max(counts, 1))
      return tf.div(tf.sum(tf.mul(places, counts), 1), tf.maximum(tf.sum(counts, 1), 1))
    },
    keras: () => ({ className, config: {} }),
    summary: () => '',
  })
