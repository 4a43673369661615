import { describe, expect, test } from 'vitest'
import conv3d from '@shared/catalog/layers/conv3d'
import type { ForwardArgs } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import { onBackend } from '../onBackend'
import { tf, type Tensor } from './cpu'

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
      const { params: p } = parseParams(conv3d.params, {
        filters: 1,
        kernelSize: [...kernelSize],
        strides: [...strides],
        padding: 'same',
        useBias: false,
      })
      const x = tf.reshape(tf.range(0, 64), [1, 4, 4, 4, 1])
      const ctx = { activate: (_activation: unknown, value: Tensor) => value }
      const w = { kernel: tf.ones([...kernelSize, 1, 1]) }
      const y = conv3d.forward(tf, { x, inputs: [x], w, p, ctx } as unknown as ForwardArgs<typeof p>) as Tensor
      expect([...(await y.data())]).toEqual([...expected])
    })
  },
)
