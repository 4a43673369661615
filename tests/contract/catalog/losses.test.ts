import { beforeAll, describe, expect, test } from 'vitest'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import type { FixHint, ItemProblem } from '@shared/catalog/define/item'
import type { LossDefinition, LossTypes } from '@shared/catalog/define/loss'
import { parseParams } from '@shared/catalog/define/params'
import {
  answersEach,
  placesOf,
  sizeOf,
  type LabelEncoding,
  type Shape,
  type TensorType,
} from '@shared/catalog/define/tensorType'
import { labelType } from '@shared/catalog/datasets/_labels'
import type { JsonValue } from '@shared/graph/document'
import { metricsSuiting } from '@shared/compile/metricsAt'
import { isDiagnosticCode } from '@shared/graph/diagnostics/texts'
import { createRandom } from '@shared/random'
import { tf, type Tensor } from '../../numeric/catalog/cpu'
import { variantsOf } from './variants'

const BATCH = 4
const ACTIVATIONS = [undefined, ...catalog.activations.keys()]
const PREDICTIONS: readonly Shape[] = [[], [1], [2], [3], [4], [2, 3], [5, 4, 1]]
const TARGETS: readonly TensorType[] = [
  { shape: [], dtype: 'float32' },
  { shape: [1], dtype: 'float32' },
  { shape: [3], dtype: 'float32' },
  { shape: [5], dtype: 'float32' },
  { shape: [5, 4, 1], dtype: 'float32' },
  ...(['oneHot', 'index', 'binary', 'signed'] as const).flatMap((encoding) => [
    labelType(2, encoding),
    labelType(3, encoding),
  ]),
  // A label at every moment.
  { shape: [2], dtype: 'int32', labels: { classes: 3, encoding: 'index' } },
  { shape: [2, 3], dtype: 'float32', labels: { classes: 3, encoding: 'oneHot' } },
  { shape: [5, 4, 1], dtype: 'float32', labels: { classes: 2, encoding: 'binary' } },
]

beforeAll(() => tf.setBackend('cpu'))

const lossOf = (id: string): LossDefinition => {
  const item = catalog.losses.get(id)
  if (!item) throw new Error(`No loss ${id}`)
  return item
}

const prediction = (shape: Shape, activation?: string): TensorType => ({
  shape,
  dtype: 'float32',
  ...(activation !== undefined && { activation }),
})

const situations: readonly LossTypes[] = TARGETS.flatMap((target) =>
  PREDICTIONS.flatMap((shape) =>
    ACTIVATIONS.map((activation) => ({ prediction: prediction(shape, activation), target })),
  ),
)

/** What may come in: of a loss without a target, answers of networks at each port. */
function situationsOf({ inputs }: LossDefinition): readonly LossTypes[] {
  if (inputs[1]?.name === 'target') return situations
  const answers = PREDICTIONS.flatMap((shape) => ACTIVATIONS.map((activation) => prediction(shape, activation)))
  if (inputs.length === 1) return answers.map((type) => ({ prediction: type, target: type }))
  const others = [prediction([1]), prediction([1], 'sigmoid'), prediction([3])]
  return answers.flatMap((type) => others.map((target) => ({ prediction: type, target })))
}

const errorsOf = (problems: readonly ItemProblem[]) => problems.filter(({ severity = 'error' }) => severity === 'error')

function expectSaid(problem: ItemProblem, item: LossDefinition): void {
  expect(isDiagnosticCode(problem.code), `there are words for ${problem.code}`).toBe(true)
  if (problem.param !== undefined) expect(Object.keys(item.params)).toContain(problem.param)
  else expect(item.inputs.map(({ name }) => name)).toContain(problem.port)
  for (const fix of problem.fixes ?? []) {
    if ('port' in fix && fix.port !== undefined) expect(item.inputs.map(({ name }) => name)).toContain(fix.port)
    if (fix.kind === 'replaceType' || fix.kind === 'insertBefore') expect(nodeItems.has(fix.type), fix.type).toBe(true)
    if (fix.kind === 'replaceType') expect(fix.type).not.toBe(item.id)
    if (fix.kind === 'setParam' && fix.on === 'self') expect(Object.keys(item.params)).toContain(fix.param)
  }
}

const random = createRandom(3, 'losses')

/** Tensors of the given types: shares where an activation makes them, labels as they are encoded. */
function tensorsOf({ prediction: p, target: t }: LossTypes): { prediction: Tensor; target: Tensor } {
  const raw = tf.tensor(Float32Array.from({ length: BATCH * sizeOf(p.shape) }, random.normal), [BATCH, ...p.shape])
  const activation = catalog.activations.get(p.activation ?? 'linear')
  if (!activation) throw new Error('No activation')
  const shaped = activation.apply(tf, raw, parseParams(activation.params, {}).params)
  if (!t.labels)
    return {
      prediction: shaped,
      target: tf.tensor(Float32Array.from({ length: BATCH * sizeOf(t.shape) }, random.uniform), [BATCH, ...t.shape]),
    }
  const { classes, encoding } = t.labels
  const places = [BATCH, ...placesOf(t)]
  const numbers = Array.from({ length: sizeOf(places) }, () => random.int(classes))
  if (encoding === 'index') return { prediction: shaped, target: tf.tensor(numbers, places, 'int32') }
  if (encoding === 'oneHot')
    return { prediction: shaped, target: tf.cast(tf.oneHot(tf.tensor(numbers, places, 'int32'), classes), 'float32') }
  const written = numbers.map((n) => (encoding === 'signed' ? n * 2 - 1 : n))
  return { prediction: shaped, target: tf.tensor(written, [...places, 1]) }
}

/** In which situations the metrics have been tried. */
const measured = new Set<string>()

/** Different parameters of a loss; by how much it counts is nothing to the loss itself. */
function variantsOfLoss({
  params: { weight: _weight, ...specs },
}: LossDefinition): readonly Record<string, JsonValue>[] {
  return [...new Map(variantsOf(specs).map((variant) => [JSON.stringify(variant), variant])).values()]
}

describe.each([...catalog.losses])('%s', (_id, item) => {
  test('finds words for every situation, and runs wherever it finds no error', () => {
    let ran = 0
    for (const variant of variantsOfLoss(item)) {
      const { params } = parseParams(item.params, variant)
      for (const types of situationsOf(item)) {
        const problems = item.check(params, types)
        for (const problem of problems) expectSaid(problem, item)
        if (errorsOf(problems).length > 0) continue
        ran++
        tf.tidy(() => {
          const { prediction: x, target } = tensorsOf(types)
          const loss = (value: Tensor): Tensor => item.loss(tf, { prediction: value, target, p: params })
          const values = loss(x)
          expect(values.shape, JSON.stringify(types)).toEqual([BATCH])
          const gradient = tf.grad((value) => tf.mean(loss(value)))(x)
          expect(gradient.shape).toEqual(x.shape)
          for (const value of [...values.dataSync(), ...gradient.dataSync()])
            if (!Number.isFinite(value)) expect.fail(`${value} for ${JSON.stringify(types)}`)
          const reads = item.reads(params, types)
          const situation = JSON.stringify([types, reads])
          if (measured.has(situation)) return
          measured.add(situation)
          for (const metric of metricsSuiting(item, types)) {
            const counted = metric.compute(tf, { prediction: x, target, types, reads })
            expect(counted.shape[0], metric.id).toBe(BATCH)
            const means = tf.mean(counted, 0).dataSync()
            const made = metric.finish ? metric.finish(means) : means[0]
            if (made !== undefined && !Number.isFinite(made)) expect.fail(`${metric.id} is ${made}`)
          }
        })
      }
    }
    expect(ran).toBeGreaterThan(0)
  })

  test('measures only what exists, and something where there are classes', () => {
    for (const types of situationsOf(item)) {
      const sound = errorsOf(item.check(parseParams(item.params, {}).params, types)).length === 0
      const ids = item.metrics(types)
      for (const id of ids) expect(catalog.metrics.get(id)?.suits(types)).toBe(true)
      const row = types.prediction.shape.length === 1
      if (sound && types.target.labels && answersEach(types.prediction.shape, types.target) && row)
        expect(ids).toContain('accuracy')
    }
  })
})

/** What the situation becomes when a fix is applied, as the checker would; nothing where the fix changes the graph's form. */
function applyFix(
  fix: FixHint,
  id: string,
  params: Record<string, JsonValue>,
  types: LossTypes,
): readonly [string, Record<string, JsonValue>, LossTypes] | undefined {
  switch (fix.kind) {
    case 'replaceType':
      return [fix.type, {}, types]
    case 'setEncoding':
      return [
        id,
        params,
        { ...types, target: labelType(types.target.labels?.classes ?? 2, fix.encoding as LabelEncoding) },
      ]
    case 'insertBefore':
      return undefined
    case 'setParam': {
      if (fix.on === 'self') return [id, { ...params, [fix.param]: fix.value as JsonValue }, types]
      const end = fix.port !== undefined && fix.port === lossOf(id).inputs[1]?.name ? 'target' : 'prediction'
      const { shape, activation } = types[end]
      const made =
        fix.param === 'units'
          ? prediction([...shape.slice(0, -1), Number(fix.value)], activation)
          : prediction(shape, String(fix.value))
      return [
        id,
        params,
        lossOf(id).inputs.length === 1 ? { prediction: made, target: made } : { ...types, [end]: made },
      ]
    }
  }
}

const problemsOf = (id: string, params: Record<string, JsonValue>, types: LossTypes) =>
  lossOf(id).check(parseParams(lossOf(id).params, params).params, types)

describe('clicking fixes', () => {
  /** Every choice that an item offers; its numbers change no check. */
  const choicesOf = ({ params }: LossDefinition) =>
    variantsOf(Object.fromEntries(Object.entries(params).filter(([, { type }]) => type === 'choice')))
  const cases = [...catalog.losses.values()].flatMap((item) =>
    choicesOf(item).map((params) => [item.id, params] as const),
  )

  test.each(cases)(
    '%s %j: the first fix of each error, again and again, leads to a network without errors',
    (start, params) => {
      const flat = situationsOf(lossOf(start)).filter(({ prediction, target }) => {
        return prediction.shape.length === 1 && (!target.labels || placesOf(target).length === 0)
      })
      for (const types of flat) {
        let state: readonly [string, Record<string, JsonValue>, LossTypes] = [start, params, types]
        const way: string[] = []
        for (let click = 0; click < 8; click++) {
          const [error] = errorsOf(problemsOf(...state))
          if (!error) break
          const fix = error.fixes?.[0]
          way.push(`${error.code}: ${JSON.stringify(fix)}`)
          const next = fix && applyFix(fix, ...state)
          if (!next) break
          state = next
        }
        const left = errorsOf(problemsOf(...state))
        const inserts = left.some(({ fixes }) => fixes?.[0]?.kind === 'insertBefore')
        if (left.length > 0 && !inserts)
          expect.fail(`${JSON.stringify(types)} ends with ${JSON.stringify(left)} after\n${way.join('\n')}`)
      }
    },
  )

  test('every fix takes its problem away, or at least a part of it', () => {
    for (const [id, params] of cases) {
      for (const types of situationsOf(lossOf(id))) {
        for (const problem of problemsOf(id, params, types)) {
          for (const fix of problem.fixes ?? []) {
            const next = applyFix(fix, id, params, types)
            if (!next || next[0] !== id) continue
            expect(problemsOf(...next), `${id} ${JSON.stringify([params, types, fix])}`).not.toContainEqual(problem)
          }
        }
      }
    }
  })
})

describe('decisions', () => {
  const codes = (
    id: string,
    params: Record<string, JsonValue>,
    shape: Shape,
    activation: string | undefined,
    target: TensorType,
  ): string[] =>
    problemsOf(id, params, { prediction: prediction(shape, activation), target }).map(
      ({ code, severity = 'error' }) => `${severity} ${code}`,
    )
  const logits = { from: 'logits' }

  test.each<[string, Record<string, JsonValue>, Shape, string | undefined, TensorType, string[]]>([
    ['categoricalCrossentropy', {}, [10], 'softmax', labelType(10, 'oneHot'), []],
    ['categoricalCrossentropy', logits, [10], undefined, labelType(10, 'oneHot'), []],
    ['categoricalCrossentropy', {}, [10], undefined, labelType(10, 'oneHot'), ['error activationUnsuited']],
    ['categoricalCrossentropy', logits, [10], 'softmax', labelType(10, 'oneHot'), ['error activationTwice']],
    ['categoricalCrossentropy', {}, [64], 'softmax', labelType(10, 'oneHot'), ['error unitsUnlikeClasses']],
    ['categoricalCrossentropy', {}, [10], 'softmax', labelType(10, 'index'), ['error encodingUnsuited']],
    ['categoricalCrossentropy', {}, [5, 10], 'softmax', labelType(10, 'oneHot'), ['error predictionNotFlat']],
    ['categoricalCrossentropy', {}, [3], 'sigmoid', labelType(3, 'oneHot'), ['warning activationUnsuited']],
    ['sparseCategoricalCrossentropy', {}, [3], 'softmax', labelType(3, 'index'), []],
    ['sparseCategoricalCrossentropy', {}, [3], 'softmax', labelType(3, 'oneHot'), ['error encodingUnsuited']],
    ['sparseCategoricalCrossentropy', {}, [1], 'linear', { shape: [1], dtype: 'float32' }, ['error targetNotLabels']],
    ['binaryCrossentropy', {}, [1], 'sigmoid', labelType(2, 'binary'), []],
    ['binaryCrossentropy', logits, [1], 'linear', labelType(2, 'binary'), []],
    ['binaryCrossentropy', {}, [1], 'linear', labelType(2, 'binary'), ['error activationUnsuited']],
    ['binaryCrossentropy', {}, [1], 'softmax', labelType(2, 'binary'), ['error softmaxOfOne']],
    ['binaryCrossentropy', {}, [2], 'sigmoid', labelType(2, 'binary'), ['error unitsUnlikeClasses']],
    ['binaryCrossentropy', {}, [1], 'sigmoid', labelType(2, 'signed'), ['error encodingUnsuited']],
    ['binaryCrossentropy', {}, [28, 28, 1], 'sigmoid', { shape: [28, 28, 1], dtype: 'float32' }, []],
    ['hinge', {}, [1], undefined, labelType(2, 'signed'), []],
    ['hinge', {}, [1], 'tanh', labelType(2, 'signed'), []],
    ['hinge', {}, [1], 'sigmoid', labelType(2, 'signed'), ['error activationUnsuited']],
    ['hinge', {}, [1], undefined, labelType(2, 'binary'), ['error encodingUnsuited']],
    ['squaredHinge', {}, [1], undefined, labelType(2, 'signed'), []],
    ['logisticLoss', {}, [1], 'sigmoid', labelType(2, 'signed'), ['error activationUnsuited']],
    ['perceptronCriterion', {}, [1], undefined, labelType(2, 'oneHot'), ['error encodingUnsuited']],
    ['zeroOne', {}, [2], undefined, labelType(2, 'signed'), ['error unitsUnlikeClasses']],
    ['multiclassSvm', {}, [3], undefined, labelType(3, 'oneHot'), []],
    ['multiclassSvm', {}, [3], 'softmax', labelType(3, 'oneHot'), ['error activationUnsuited']],
    ['categoricalHinge', {}, [3], undefined, labelType(3, 'index'), ['error encodingUnsuited']],
    ['categoricalHinge', {}, [3], undefined, { shape: [3], dtype: 'float32' }, ['error targetNotLabels']],
    ['klDivergence', {}, [3], 'softmax', { shape: [3], dtype: 'float32' }, []],
    ['klDivergence', {}, [3], undefined, { shape: [3], dtype: 'float32' }, ['error activationUnsuited']],
    ['poisson', {}, [1], undefined, { shape: [1], dtype: 'float32' }, ['error activationUnsuited']],
    ['poisson', {}, [1], 'relu', { shape: [1], dtype: 'float32' }, []],
    ['cosineSimilarity', {}, [1], undefined, { shape: [1], dtype: 'float32' }, ['error directionOfOne']],
    ['huber', {}, [3], undefined, { shape: [1], dtype: 'float32' }, ['error shapesDiffer']],
    ['temporalDifference', {}, [2, 4], 'linear', { shape: [6], dtype: 'float32' }, []],
    ['temporalDifference', {}, [4], 'linear', { shape: [6], dtype: 'float32' }, ['error experienceUnlike']],
    ['temporalDifference', {}, [2, 4], 'linear', { shape: [4], dtype: 'float32' }, ['error experienceUnlike']],
    ['noisePrediction', {}, [2], 'sigmoid', { shape: [2], dtype: 'float32' }, ['warning activationUnsuited']],
    ['ganDiscriminator', {}, [1], undefined, { shape: [1], dtype: 'float32' }, []],
    ['ganDiscriminator', {}, [2], undefined, { shape: [1], dtype: 'float32' }, ['error notVerdict']],
    ['ganDiscriminator', {}, [1], 'sigmoid', labelType(2, 'binary'), ['error activationUnsuited', 'error notVerdict']],
    ['meanSquaredError', {}, [1], undefined, { shape: [1], dtype: 'float32' }, []],
    ['meanSquaredError', {}, [3], undefined, { shape: [1], dtype: 'float32' }, ['error shapesDiffer']],
    ['meanSquaredError', {}, [3], 'softmax', labelType(3, 'oneHot'), ['warning labelsAsNumbers']],
    ['meanAbsoluteError', {}, [2, 2], undefined, { shape: [4], dtype: 'float32' }, ['error shapesDiffer']],
  ])('%s %j on %j by %s', (id, params, shape, activation, target, expected) => {
    expect(codes(id, params, shape, activation, target)).toEqual(expected)
  })
})
