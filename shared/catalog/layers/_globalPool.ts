import type { Localized } from '../../language'
import { fail, ok } from '../../result'
import type { ItemText } from '../define/item'
import { defineLayer, type LayerDefinition } from '../define/layer'
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
    forward: (tf, { x }) => {
      const places = tf.reshape(x, [-1, sizeOf(x.shape.slice(1, -1)), x.shape.at(-1) ?? 1])
      return pool === 'max' ? largest(tf, places) : tf.mean(places, 1)
    },
    keras: () => ({ className, config: {} }),
    summary: () => '',
  })
