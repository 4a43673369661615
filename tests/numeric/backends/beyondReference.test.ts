import { beforeAll, describe, expect, test } from 'vitest'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { openBackend } from '../../../src-main/trainer/backends/openBackend'
import { tf } from '../../../src-main/trainer/backends/tfcore'
import { engines } from './engines'
import { seededValues } from './seededValues'

const random = (seed: number, ...shape: number[]) => {
  const next = seededValues(seed)
  const size = shape.reduce((a, b) => a * b, 1)
  return tf.tensor(
    Float32Array.from({ length: size }, () => next() - 0.5),
    shape,
  )
}

describe.each(engines)('WebAssembly (%s), where plain JavaScript is no reference', (_, options) => {
  beforeAll(async () => {
    const opened = await openBackend('wasm', options)
    if (!opened.ok) throw new Error(opened.error.message)
  })

  test.each([
    [
      [2, 1],
      [1, 3],
    ],
    [
      [2, 3],
      [2, 1],
    ],
    [[3], [2, 1]],
    [
      [1, 1],
      [2, 2],
    ],
  ])('matMul with batches %o and %o equals that of repeated batches', (a, b) => {
    const outer = tf.broadcast_util.assertAndGetBroadcastShape(a, b)
    const [x, y] = [random(1, ...a, 4, 6), random(2, ...b, 6, 5)]
    const wide = tf.matMul(tf.broadcastTo(x, [...outer, 4, 6]), tf.broadcastTo(y, [...outer, 6, 5]))
    const short = tf.matMul(x, y)
    expect(short.shape).toEqual(wide.shape)
    expect(tf.max(tf.abs(tf.sub(short, wide))).dataSync()[0]).toBeLessThan(1e-6)
  })

  test('fused matMul adds its bias once, however deep the product', () => {
    const [a, b, bias] = [random(1, 500, 3), random(2, 500, 4), random(3, 4)]
    const fused = tf.fused.matMul({ a: a as never, b: b as never, bias, transposeA: true })
    const plain = tf.add(tf.matMul(a, b, true), bias)
    expect(tf.max(tf.abs(tf.sub(fused, plain))).dataSync()[0]).toBeLessThan(1e-5)
  })

  test('a gradient reaches the largest of negative values, and the first of equal ones', () => {
    const x = tf.tensor4d([-3, -1, -1, -2], [1, 2, 2, 1])
    const gradient = tf.grad((image) => tf.sum(tf.maxPool(image as Tensor4D, 2, 2, 'valid')))(x)
    expect([...gradient.dataSync()]).toEqual([0, 1, 0, 0])
  })

  test('a number for padding with a window that is not square is refused', () => {
    const x = random(1, 2, 5, 4, 9) as Tensor4D
    expect(() => tf.maxPool(x, [5, 4], 1, 0, 'floor')).toThrow(/square/)
    expect(() => tf.avgPool(x, 2, [1, 2], 1, 'floor')).toThrow(/square/)
  })

  test('empty tensors', () => {
    expect(tf.matMul(tf.zeros([3, 0]), tf.zeros([0, 2])).dataSync()).toEqual(new Float32Array(6))
    expect(tf.matMul(tf.zeros([0, 3]), tf.zeros([3, 2])).shape).toEqual([0, 2])
    expect(tf.add(tf.zeros([0, 3]), tf.zeros([3])).shape).toEqual([0, 3])
    expect([...tf.sum(tf.zeros([0, 3]), 0).dataSync()]).toEqual([0, 0, 0])
    expect(tf.sqrt(tf.zeros([0])).shape).toEqual([0])
  })
})
