import { describe, expect, test } from 'vitest'
import conv3d from '@shared/catalog/layers/conv3d'
import type { ForwardArgs } from '@shared/catalog/define/layer'
import type { Tensor4D } from '@shared/catalog/define/tf'
import { parseParams } from '@shared/catalog/define/params'
import { onBackend } from '../onBackend'
import { tf, type Tensor } from './cpu'

/** A volume of one channel through a kernel of ones, with padding “same”. */
function through(x: Tensor, kernelSize: number[], strides: number[]): Tensor {
  const { params: p } = parseParams(conv3d.params, { filters: 1, kernelSize, strides, padding: 'same', useBias: false })
  const ctx = { activate: (_activation: unknown, value: Tensor) => value }
  const w = { kernel: tf.ones([...kernelSize, 1, 1]) }
  return conv3d.forward(tf, { x, inputs: [x], w, p, ctx } as unknown as ForwardArgs<typeof p>) as Tensor
}

/**
 * Padding “same” where strides are wider than the kernel, as TensorFlow defines it: what is missing to the end of the last window, half of it
 * in front, and never less than nothing. Kernels of TensorFlow and of TensorFlow.js differ there among themselves.
 */
describe.each(['cpu', 'wasm', 'tensorflow', 'webgpu'] as const)(
  'conv3d with strides wider than its kernel on %s',
  (backend) => {
    onBackend(backend)

    test.each([
      [
        [1, 1, 1],
        [2, 2, 2],
        [0, 2, 8, 10, 32, 34, 40, 42],
      ],
      [[1, 1, 1], [4, 4, 4], [0]],
      [
        [1, 1, 1],
        [3, 3, 3],
        [0, 3, 12, 15, 48, 51, 60, 63],
      ],
      [
        [2, 1, 3],
        [4, 1, 4],
        [54, 78, 102, 126],
      ],
    ] as const)('kernel %s, strides %s', async (kernelSize, strides, expected) => {
      const y = through(tf.reshape(tf.range(0, 64), [1, 4, 4, 4, 1]), [...kernelSize], [...strides])
      expect([...(await y.data())]).toEqual([...expected])
    })

    test.each([
      [9, 3, 4, [1, 12, 15]],
      [5, 3, 4, [1, 7]],
      [6, 2, 5, [1, 5]],
      [7, 1, 3, [0, 3, 6]],
    ] as const)('of %i cells, kernel %i, stride %i', async (size, kernel, stride, expected) => {
      const cells = tf.range(0, size)
      const y = through(tf.reshape(cells, [1, 1, size, 1, 1]), [1, kernel, 1], [1, stride, 1])
      expect([...(await y.data())]).toEqual([...expected])
      // The same along one axis of an image, of which all kernels agree.
      const flat = tf.conv2d(
        tf.reshape(cells, [1, size, 1, 1]) as Tensor4D,
        tf.ones([kernel, 1, 1, 1]) as Tensor4D,
        [stride, 1],
        'same',
      )
      expect([...(await flat.data())]).toEqual([...expected])
    })
  },
)
