import type { Scalar, Tensor, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBackend } from '../../../src-main/trainer/backends/openBackend'
import { tf } from '../../../src-main/trainer/backends/tfcore'
import { engines } from './engines'
import { seededValues } from './seededValues'

const shapes = { conv: [3, 3, 1, 5], shift: [5], scale: [5], dense: [180, 7], bias: [7], table: [9, 7] }
const batch = 6

/** A small network of every kind of layer that has a kernel of ours, and its gradient steps from fixed weights. */
function createTraining() {
  const next = seededValues(5)
  const values = (shape: readonly number[]) =>
    tf.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => next() - 0.5),
      [...shape],
    )
  const weights = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, tf.tidy(() => tf.variable(values(shape)))]),
  ) as Record<keyof typeof shapes, Variable>
  const image = tf.keep(values([batch, 12, 12, 1])) as Tensor4D
  const words = tf.keep(tf.tensor1d([0, 3, 3, 8, 1, 0], 'int32'))
  const target = tf.tidy(() =>
    tf.keep(tf.oneHot(tf.tensor1d([0, 1, 2, 3, 4, 5], 'int32'), 7, 1, 0, 'float32')),
  ) as Tensor2D
  const loss = () => {
    const seen = tf.leakyRelu(tf.add(tf.conv2d(image, weights.conv as Tensor as Tensor4D, 1, 'same'), weights.shift))
    const { mean, variance } = tf.moments(seen, [0, 1, 2])
    const normal = tf.mul(tf.div(tf.sub(seen, mean), tf.sqrt(tf.add(variance, 1e-3))), weights.scale)
    const pooled = tf.maxPool(normal as Tensor4D, 2, 2, 'valid')
    const flat = tf.reshape(pooled, [batch, 180])
    const scores = tf.add(tf.add(tf.matMul(flat, weights.dense), weights.bias), tf.gather(weights.table, words))
    return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.logSoftmax(scores)), -1))) as Scalar
  }
  const list = Object.values(weights)
  const step = () =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(loss, list)
      for (const weight of list) weight.assign(tf.sub(weight, tf.mul(grads[weight.name]!, 0.05)))
      return value.dataSync()[0]!
    })
  const dispose = () => tf.dispose([image, words, target, ...list])
  return { step, dispose }
}

let reference: number[] = []

beforeAll(async () => {
  await openBackend('cpu')
  const training = createTraining()
  reference = Array.from({ length: 20 }, training.step)
  training.dispose()
  expect(reference.at(-1)).toBeLessThan(reference[0]! / 2)
})

describe.each(engines)('training on WebAssembly (%s)', (_, options) => {
  let training: ReturnType<typeof createTraining>

  beforeAll(async () => {
    const opened = await openBackend('wasm', options)
    if (!opened.ok) throw new Error(opened.error.message)
    training = createTraining()
  })

  afterAll(() => training.dispose())

  test('gives the losses of plain JavaScript', () => {
    const losses = Array.from({ length: 20 }, training.step)
    losses.forEach((loss, i) => expect(loss, `step ${i}`).toBeCloseTo(reference[i]!, 4))
  })

  test('leaves nothing behind, in tensors or in memory', () => {
    training.step()
    const before = tf.memory()
    const data = tf.engine().backend.numDataIds()
    const heap = (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.buffer.byteLength
    for (let i = 0; i < 300; i++) training.step()
    expect(tf.memory().numTensors).toBe(before.numTensors)
    expect(tf.memory().numBytes).toBe(before.numBytes)
    expect(tf.engine().backend.numDataIds()).toBe(data)
    const after = (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.buffer.byteLength
    expect(after).toBe(heap)
  })
})
