import { beforeAll, describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { tf } from '../../numeric/catalog/cpu'
import { variantsOf } from './variants'

const POINTS = [-40, -6, -2.5, -1, -0.3, -1e-4, 0, 1e-4, 0.3, 1, 2.5, 6, 40]

beforeAll(() => tf.setBackend('cpu'))

describe.each([...catalog.activations])('%s', (id, item) => {
  test.each(variantsOf(item.params))('draws the function it computes: %j', (variant) => {
    const { params } = parseParams(item.params, variant)
    if (!item.plot) {
      expect(id).toBe('softmax')
      return
    }
    const computed = item.apply(tf, tf.tensor1d(POINTS), params).dataSync()
    POINTS.forEach((x, i) => {
      const drawn = item.plot?.(x, params) ?? Number.NaN
      expect(Math.abs((computed[i] ?? Number.NaN) - drawn), `at ${x}`).toBeLessThanOrEqual(
        1e-6 * Math.max(1, Math.abs(drawn)),
      )
    })
  })

  test.each(variantsOf(item.params))('keeps shapes and gives finite gradients far from zero: %j', (variant) => {
    const { params } = parseParams(item.params, variant)
    for (const shape of [[3], [3, 2], [3, 2, 2], [3, 2, 2, 1]]) {
      const x = tf.reshape(
        tf.linspace(
          -200,
          200,
          shape.reduce((a, b) => a * b, 1),
        ),
        shape,
      )
      expect(item.apply(tf, x, params).shape).toEqual(shape)
    }
    const gradient = tf.grad((x) => tf.sum(tf.square(item.apply(tf, tf.clone(x), params))))(
      tf.tensor2d([[-200, -90, 0, 90, 200]]),
    )
    expect([...gradient.dataSync()].every(Number.isFinite)).toBe(true)
  })
})

test('softmax shares out among the numbers of one sample, never among samples', () => {
  const softmax = catalog.activations.get('softmax')
  if (!softmax) throw new Error('No softmax')
  const sums = tf
    .sum(
      softmax.apply(
        tf,
        tf.tensor2d([
          [1, 2, 3],
          [1000, 0, -1000],
        ]),
        {},
      ),
      -1,
    )
    .dataSync()
  for (const sum of sums) expect(sum).toBeCloseTo(1, 6)
  expect([...softmax.apply(tf, tf.tensor1d([5, -3]), {}).dataSync()]).toEqual([1, 1])
})
