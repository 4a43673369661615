import { describe, expect, test } from 'vitest'
import split from '@shared/catalog/layers/split'
import type { ForwardArgs } from '@shared/catalog/define/layer'
import { onBackend } from '../onBackend'
import { tf, type Tensor } from './cpu'

describe.each(['cpu', 'wasm', 'tensorflow', 'webgpu'] as const)('a split in two on %s', (backend) => {
  onBackend(backend)
  const p = { size: 2 }
  const parts = (x: Tensor) =>
    split.forward(tf, { x, inputs: [x], w: {}, p } as unknown as ForwardArgs<typeof p>) as Record<
      'first' | 'rest',
      Tensor
    >
  const x = [
    [
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
    ],
    [
      [11, 12, 13, 14, 15],
      [16, 17, 18, 19, 20],
    ],
  ]

  test('gives the first numbers of the last axis and the rest', async () => {
    const { first, rest } = parts(tf.tensor3d(x))
    expect(await first.array()).toEqual(x.map((rows) => rows.map((row) => row.slice(0, 2))))
    expect(await rest.array()).toEqual(x.map((rows) => rows.map((row) => row.slice(2))))
    expect(split.inferShape(p, [[2, 5]])).toEqual({ ok: true, value: { first: [2, 2], rest: [2, 3] } })
  })

  test('passes to each number the gradient of its part', async () => {
    const gradient = tf.grad((value) => {
      const { first, rest } = parts(value)
      return tf.add(tf.sum(tf.mul(first, 2)), tf.sum(tf.mul(rest, -3)))
    })(tf.tensor3d(x))
    expect(await gradient.array()).toEqual(x.map((rows) => rows.map(() => [2, 2, -3, -3, -3])))
  })
})
