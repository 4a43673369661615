import { tf, type Tensor } from './cpu'
import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import type { LossTypes } from '@shared/catalog/define/loss'
import { parseParams } from '@shared/catalog/define/params'
import type { Labels } from '@shared/catalog/define/tensorType'
import { toSnakeCase } from '@shared/catalog/define/toSnakeCase'
import type { JsonValue } from '@shared/graph/document'
import { labeledClasses, predictedClasses } from '../../../src-main/trainer/inspect/toClasses'
import { expectClose, expectSameObject, readGolden, toTensor, type GoldenObject, type GoldenTensor } from './golden'
import { onBackend } from '../onBackend'

interface LossCase {
  readonly name: string
  readonly item: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly keras: GoldenObject
  readonly prediction: GoldenTensor
  readonly target: GoldenTensor
  readonly samples: GoldenTensor
  readonly gradient: GoldenTensor
}

interface MetricCase {
  readonly name: string
  readonly item: string
  /** `null`: Keras has no such metric, the number follows from the definition. */
  readonly keras: { readonly className: string; readonly name: string } | null
  readonly prediction: GoldenTensor
  readonly target: GoldenTensor
  readonly activation: string
  readonly labels: Labels | null
  readonly value: number
  /** How far off a metric may be that counts in bins. */
  readonly bound?: number
}

const lossOf = (id: string) => {
  const item = catalog.losses.get(id)
  if (!item) throw new Error(`No loss ${id}`)
  return item
}

describe.each(['cpu', 'webgpu'] as const)('losses give what Keras gives on %s', (backend) => {
  onBackend(backend)

  test.each(readGolden<LossCase>('losses').map((golden) => [golden.name, golden] as const))(
    '%s',
    async (_name, golden) => {
      const item = lossOf(golden.item)
      const { params, problems } = parseParams(item.params, golden.params)
      expect(problems).toEqual([])
      const target = toTensor(golden.target)
      const samples = (prediction: Tensor): Tensor => item.loss(tf, { prediction, target, p: params })
      await expectClose(samples(toTensor(golden.prediction)), golden.samples, 'loss')
      const gradient = tf.grad((prediction) => tf.mean(samples(prediction)))(toTensor(golden.prediction))
      await expectClose(gradient, golden.gradient, 'gradient')
      expectSameObject(item.keras(params) as GoldenObject, golden.keras)
    },
  )
})

describe('closed forms', () => {
  onBackend('cpu')

  const value = (
    id: string,
    params: Record<string, JsonValue>,
    prediction: number[][],
    target: number[][] | number[],
  ): number => {
    const item = lossOf(id)
    const p = parseParams(item.params, params).params
    return (
      item.loss(tf, { prediction: tf.tensor2d(prediction), target: tf.tensor(target), p }).dataSync()[0] ?? Number.NaN
    )
  }

  test.each([
    [[[1, 0, 0]], 0.41703],
    [[[0, 1, 0]], 1.41703],
    [[[0, 0, 1]], 2.31703],
  ])('cross-entropy of softmax(2, 1, 0.1) at %j is %f', (target, expected) => {
    expect(value('categoricalCrossentropy', { from: 'logits' }, [[2, 1, 0.1]], target)).toBeCloseTo(expected, 5)
  })

  test.each([
    [-2, 3, 9],
    [0.5, 0.5, 0.25],
    [2, 0, 1],
  ])('at ŷ = %f and y = 1: hinge %f, squared error %f', (prediction, hinge, squared) => {
    expect(value('hinge', {}, [[prediction]], [[1]])).toBeCloseTo(hinge, 6)
    expect(value('meanSquaredError', {}, [[prediction]], [[1]])).toBeCloseTo(squared, 6)
  })

  test.each([-2, 0.5, 2])('logistic loss ln(1 + e⁻ˣ) at %f', (x) => {
    const expected = Math.log(1 + Math.exp(-x))
    expect(value('binaryCrossentropy', { from: 'logits' }, [[x]], [[1]])).toBeCloseTo(expected, 6)
  })

  test('the gradient of the binary cross-entropy at the logit 0 is one half less the label', () => {
    const item = lossOf('binaryCrossentropy')
    const p = parseParams(item.params, { from: 'logits' }).params
    for (const label of [0, 1]) {
      const loss = (prediction: Tensor): Tensor => item.loss(tf, { prediction, target: tf.tensor2d([[label]]), p })
      expect(
        tf
          .grad(loss)(tf.tensor2d([[0]]))
          .dataSync()[0],
      ).toBeCloseTo(0.5 - label, 6)
    }
  })
})

describe.each(['cpu', 'webgpu'] as const)('metrics give what Keras or their definition gives on %s', (backend) => {
  onBackend(backend)

  test.each(readGolden<MetricCase>('metrics').map((golden) => [golden.name, golden] as const))(
    '%s',
    async (_name, golden) => {
      const item = catalog.metrics.get(golden.item)
      if (!item) throw new Error(`No metric ${golden.item}`)
      const types: LossTypes = {
        prediction: { shape: golden.prediction.shape.slice(1), dtype: 'float32', activation: golden.activation },
        target: {
          shape: golden.target.shape.slice(1),
          dtype: golden.target.dtype,
          ...(golden.labels && { labels: golden.labels }),
        },
      }
      const reads = golden.activation === 'linear' ? 'logits' : 'probabilities'
      expect(item.suits(types)).toBe(true)
      const values = item.compute(tf, {
        prediction: toTensor(golden.prediction),
        target: toTensor(golden.target),
        types,
        reads,
      })
      expect(values.shape[0]).toEqual(golden.prediction.shape[0])
      const means = await tf.mean(values, 0).data()
      const found = (item.finish ? item.finish(means) : means[0]) ?? Number.NaN
      expect(Math.abs(found - golden.value), `${found}, not ${golden.value}`).toBeLessThan(golden.bound ?? 1e-6)
      if (!golden.keras) return
      const keras = item.keras(types, reads)
      if (typeof keras === 'string') expect([golden.keras.name, toSnakeCase(golden.keras.name)]).toContain(keras)
      else expect(keras?.className).toBe(golden.keras.className)
    },
  )
})

describe('the accuracy of one output', () => {
  onBackend('cpu')

  /** Accuracy of one output, sample by sample, as the loss reads it; and the same told by the confusion counts. */
  function measure(
    loss: string,
    params: Record<string, JsonValue>,
    encoding: 'signed' | 'binary',
    activation: string,
    prediction: number[],
    target: number[],
  ): { readonly right: number[]; readonly keras: unknown } {
    const accuracy = catalog.metrics.get('accuracy')
    if (!accuracy) throw new Error('No accuracy')
    const labels = { classes: 2, encoding }
    const types: LossTypes = {
      prediction: { shape: [1], dtype: 'float32', activation },
      target: { shape: [1], dtype: 'float32', labels },
    }
    const item = lossOf(loss)
    const reads = item.reads(parseParams(item.params, params).params, types)
    const column = (values: number[]) => tf.tensor2d(values, [values.length, 1])
    const args = { prediction: column(prediction), target: column(target), types, reads }
    const right = [...accuracy.compute(tf, args).dataSync()]
    const truth = labeledClasses(target, target.length, labels)
    const counted = predictedClasses(prediction, prediction.length, reads, labels)
    expect(counted.map((guess, row) => Number(guess === truth[row]))).toEqual(right)
    return { right, keras: accuracy.keras(types, reads) }
  }

  test.each([
    ['hinge', {}, 'signed', 'linear', [-0.9, 0.2, 0.4, -0.1], [-1, 1, -1, 1]],
    ['meanSquaredError', {}, 'signed', 'tanh', [-0.9, 0.2, 0.4, -0.1], [-1, 1, -1, 1]],
    ['binaryCrossentropy', {}, 'binary', 'sigmoid', [0.4, 0.6, 0.9, 0.1], [0, 1, 0, 1]],
    ['meanSquaredError', {}, 'binary', 'sigmoid', [0.4, 0.6, 0.9, 0.1], [0, 1, 0, 1]],
    ['meanSquaredError', {}, 'binary', 'linear', [0.4, 0.6, 0.9, 0.1], [0, 1, 0, 1]],
    ['binaryCrossentropy', { from: 'logits' }, 'binary', 'linear', [-0.1, 0.4, 0.1, -0.4], [0, 1, 0, 1]],
  ] as const)('%s %j with %s labels and %s outputs: two right, two wrong', (loss, params, encoding, made, x, y) => {
    expect(measure(loss, { ...params }, encoding, made, [...x], [...y]).right).toEqual([1, 1, 0, 0])
  })

  test.each(['meanSquaredError', 'meanAbsoluteError'])(
    'least squares on AND answers all four right under %s',
    (loss) => {
      // The closed solution: −1/4 + x₁/2 + x₂/2.
      const { right, keras } = measure(loss, {}, 'binary', 'linear', [-0.25, 0.25, 0.25, 0.75], [0, 0, 0, 1])
      expect(right).toEqual([1, 1, 1, 1])
      expect(keras).toBe('binary_accuracy')
    },
  )
})
