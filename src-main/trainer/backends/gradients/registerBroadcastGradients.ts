import type { GradConfig, Tensor } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'

const operations = [tf.Maximum, tf.Minimum, tf.SquaredDifference, tf.BatchMatMul]

/**
 * Lets these operations broadcast in the backward pass, as they do forward. TensorFlow.js leaves out the sum over what was
 * repeated, and then refuses its own gradient, on every backend. Nothing changes where nothing is repeated.
 */
export function registerBroadcastGradients(): void {
  if (registered) return
  registered = true
  for (const name of operations) reduceGradientsOf(name)
}

let registered = false

function reduceGradientsOf(kernelName: string): void {
  const original: GradConfig | undefined = tf.getGradient(kernelName)
  if (!original) return
  tf.unregisterGradient(kernelName)
  tf.registerGradient({
    ...original,
    gradFunc: (dy, saved, attrs) => {
      const [a, b] = saved as [Tensor, Tensor]
      const each = original.gradFunc(dy, saved, attrs) as Record<'a' | 'b', () => Tensor>
      return { a: () => reduceTo(each.a(), a), b: () => reduceTo(each.b(), b) }
    },
  })
}

/** The sum over what was repeated to make `value` from a tensor like `like`. */
function reduceTo(value: Tensor, like: Tensor): Tensor {
  const axes = tf.broadcast_util.getReductionAxes(like.shape, value.shape)
  return axes.length > 0 ? tf.reshape(tf.sum(value, axes), like.shape) : value
}
