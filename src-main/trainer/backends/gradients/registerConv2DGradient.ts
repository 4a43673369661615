import type { Conv2DAttrs, GradConfig, Tensor4D } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'

/**
 * Gives dilated convolutions a gradient. TensorFlow.js has none on any backend; all others keep theirs. Gradients are
 * common to all backends, and this one is made of operations that all of them have.
 */
export function registerConv2DGradient(): void {
  const original: GradConfig | undefined = tf.getGradient(tf.Conv2D)
  if (!original || registered) return
  registered = true
  tf.unregisterGradient(tf.Conv2D)
  tf.registerGradient({
    ...original,
    gradFunc: (dy, saved, attrs) => {
      const conv = attrs as unknown as Conv2DAttrs
      const plain = [conv.dilations].flat().every((dilation) => dilation === 1)
      if (plain || conv.dataFormat !== 'NHWC') return original.gradFunc(dy, saved, attrs)
      const [x, filter] = saved as [Tensor4D, Tensor4D]
      return {
        x: () => gradientOfInput(x, filter, dy as Tensor4D, conv),
        filter: () => gradientOfFilter(x, filter, dy as Tensor4D, conv),
      }
    },
  })
}

let registered = false

// A dilated convolution has stride 1, so its gradients are convolutions too: of the output's gradient with the filter
// turned round, and of the image with the output's gradient, where the dilation becomes the stride.

function gradientOfInput(x: Tensor4D, filter: Tensor4D, dy: Tensor4D, attrs: Conv2DAttrs): Tensor4D {
  const { info, border } = sizes(x, filter, attrs)
  const [bottom, right] = [info.effectiveFilterHeight - 1, info.effectiveFilterWidth - 1]
  const wide = tf.pad(dy, [
    [0, 0],
    [bottom, bottom],
    [right, right],
    [0, 0],
  ])
  const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]) as Tensor4D
  const framed = tf.conv2d(wide as Tensor4D, turned, 1, 'valid', 'NHWC', attrs.dilations)
  return tf.slice(framed, [0, border.top, border.left, 0], x.shape)
}

function gradientOfFilter(x: Tensor4D, filter: Tensor4D, dy: Tensor4D, attrs: Conv2DAttrs): Tensor4D {
  const { border } = sizes(x, filter, attrs)
  const framed = tf.pad(x, [
    [0, 0],
    [border.top, border.bottom],
    [border.left, border.right],
    [0, 0],
  ])
  const image = tf.transpose(framed, [3, 1, 2, 0]) as Tensor4D
  const seen = tf.conv2d(image, tf.transpose(dy, [1, 2, 0, 3]) as Tensor4D, attrs.dilations, 'valid')
  return tf.transpose(seen, [1, 2, 0, 3]) as Tensor4D
}

function sizes(x: Tensor4D, filter: Tensor4D, { strides, dilations, pad, dimRoundingMode }: Conv2DAttrs) {
  const info = tf.backend_util.computeConv2DInfo(x.shape, filter.shape, strides, dilations, pad, dimRoundingMode)
  const { top, left } = info.padInfo
  // With stride 1 every row and column is read, so that the border below and right follows from the sizes.
  const bottom = info.outHeight - 1 + info.effectiveFilterHeight - top - info.inHeight
  const right = info.outWidth - 1 + info.effectiveFilterWidth - left - info.inWidth
  return { info, border: { top, bottom, left, right } }
}
