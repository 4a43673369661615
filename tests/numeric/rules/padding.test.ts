import { afterAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import type { Draw } from '../../../shared/catalog/define/tf'
import type { JsonValue } from '../../../shared/graph/document'
import { createRandom } from '../../../shared/random'
import { tf, type Tensor } from '../catalog/cpu'
import { rowsOf } from '../results/networkOf'
import { evaluated } from '../results/within'
import { toDocument } from '../trainer/toDocument'
import { removeFolders } from '../trainer/trainDocument'
import { trainRule } from './trainRule'

await tf.setBackend('cpu')
afterAll(removeFolders)

type Params = Readonly<Record<string, JsonValue>>
type Tensors = Readonly<Record<string, Tensor>>
type Matrix = readonly (readonly number[])[]

/** Moments that count of each sequence; the others are padding. */
const LENGTHS = [3, 1, 5, 2] as const
const TIME = 5
const random = createRandom(3, 'padding')
const matrix = (rows: number, width: number, next: () => number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: width }, next))
const signs = () => (random.uniform() < 0.5 ? -1 : 1)
const bits = () => Number(random.uniform() < 0.5)

/** Where padding stands, and where not. */
const counting = LENGTHS.flatMap((length) => Array.from({ length: TIME }, (_, t) => Number(t < length)))
const rows = counting.length
const kept = counting.reduce((sum, one) => sum + one, 0)
const only = (all: Matrix): Matrix => all.filter((_, i) => counting[i] === 1)
const sequences = (all: Matrix): Tensor => tf.tensor(all.flat(), [LENGTHS.length, TIME, all[0]?.length ?? 1])
const plain = (all: Matrix): Tensor => tf.tensor(all.flat(), [all.length, all[0]?.length ?? 1])
const counts = tf.tensor(counting.map((one) => (one * rows) / kept), [LENGTHS.length, TIME]) // prettier-ignore

/** The greatest draw is the first. */
const draw: Draw = {
  uniform: (shape) => tf.fill([...shape], 0.5),
  normal: (shape) => tf.zeros([...shape]),
  int: (shape) => tf.zeros([...shape], 'int32'),
}

interface Lesson {
  readonly rule: string
  readonly layer: string
  readonly params?: Params
  readonly w: Tensors
  readonly x: Matrix
  readonly target?: Matrix
}

const kernel = (width: number, units: number) => ({ kernel: plain(matrix(width, units, random.normal)), bias: tf.fill([units], 0.1) }) // prettier-ignore
const x = matrix(rows, 3, random.normal)
const two = matrix(rows, 2, signs)
const states = matrix(rows, 3, random.uniform).map((row) => row.map((value) => Number(value === Math.max(...row))))

const lessons: readonly Lesson[] = [
  { rule: 'leastSquares', layer: 'dense', params: { ridge: 0.1 }, w: kernel(3, 2), x, target: matrix(rows, 2, random.normal) },
  { rule: 'widrowHoff', layer: 'dense', w: kernel(3, 2), x, target: two },
  { rule: 'hebb', layer: 'dense', params: { form: 'oja' }, w: kernel(3, 2), x },
  { rule: 'hebb', layer: 'dense', params: { form: 'plain' }, w: kernel(3, 2), x, target: two },
  { rule: 'perceptronRule', layer: 'perceptron', w: kernel(3, 2), x, target: two },
  { rule: 'pocket', layer: 'perceptron', w: kernel(3, 2), x, target: two },
  { rule: 'maxover', layer: 'perceptron', w: kernel(3, 2), x, target: two },
  { rule: 'winnow', layer: 'perceptron', w: kernel(4, 2), x: matrix(rows, 4, bits), target: two },
  { rule: 'kMeans', layer: 'rbf', w: { centers: plain(matrix(3, 3, random.normal)), widths: tf.ones([3]) }, x },
  { rule: 'kMeans', layer: 'rbf', params: { mode: 'online' }, w: { centers: plain(matrix(1, 3, random.normal)), widths: tf.ones([1]) }, x },
  { rule: 'outstarRule', layer: 'outstar', w: { kernel: plain(matrix(3, 2, random.normal)) }, x, target: two },
  { rule: 'countTransitions', layer: 'markovChain', params: { smoothing: 1 }, w: { transitions: tf.fill([3, 3], 1 / 3) }, x: states, target: states.slice(1).concat([[0, 1, 0]]) },
] // prettier-ignore

/** What a rule makes of its layer, its loss on average and what it measures. */
function taught({ rule: id, layer: type, params = {}, w }: Lesson, x: Tensor, given?: Tensor, counts?: Tensor) {
  const item = catalog.rules.get(id)
  const layer = catalog.layers.get(type)
  if (!item?.rule || !layer) throw new Error(`No ${id} for ${type}`)
  const p = parseParams(item.params, params).params as never
  const own = parseParams(layer.params, {}).params as never
  const known = { x, inputs: [x], w, p: own, taught: given !== undefined }
  const made = layer.forward(tf, { ...known, ctx: { activate: (_: unknown, sums: Tensor) => sums } as never })
  const prediction = made instanceof tf.Tensor ? made : (made['output'] as Tensor)
  const args = { p, layer: known, prediction, target: given ?? prediction, counts }
  const shapes = Object.fromEntries(Object.entries(w).map(([name, { shape }]) => [name, shape]))
  const slots = item.rule.slots?.(p, { type, p: own, inputs: [], weights: shapes }) ?? {}
  const next = item.rule.learn(tf, {
    ...args,
    rate: tf.scalar(0.3),
    progress: tf.scalar(0),
    begins: tf.scalar(1),
    step: tf.scalar(1),
    slots: Object.fromEntries(
      Object.entries(slots).map(([name, shape]) => [
        name,
        name === 'sown' ? tf.ones([...shape]) : tf.zeros([...shape]),
      ]),
    ),
    draw,
  })
  const numbers = (tensors: Readonly<Record<string, Tensor>>): Record<string, number[]> =>
    Object.fromEntries(Object.entries(tensors).map(([name, value]) => [name, [...value.dataSync()]]))
  return {
    numbers: numbers({ ...next.weights, ...next.slots }),
    loss: tf.mean(item.loss(tf, args)).dataSync()[0] ?? NaN,
    measured: numbers(item.rule.measure?.(tf, args) ?? {}),
  }
}

describe('padding is no row', () => {
  it.each(lessons.map((lesson) => [`${lesson.rule} ${JSON.stringify(lesson.params ?? {})}`, lesson] as const))(
    '%s',
    (_name, lesson) => {
      const { x, target } = lesson
      const padded = taught(lesson, sequences(x), target && sequences(target), counts)
      const bare = taught(lesson, plain(only(x)), target && plain(only(target)))
      expect(Object.keys(padded.numbers)).toEqual(Object.keys(bare.numbers))
      for (const [name, values] of Object.entries(bare.numbers))
        values.forEach((value, i) => expect(padded.numbers[name]?.[i], `${name} ${i}`).toBeCloseTo(value, 4))
      expect(padded.loss).toBeCloseTo(bare.loss, 4)
      // Mistakes are told by the row of data: a sequence here, a moment there.
      const each = (name: string) => (name === 'mistakes' ? kept / LENGTHS.length : 1)
      for (const [name, [value = NaN]] of Object.entries(bare.measured))
        expect(padded.measured[name]?.[0], name).toBeCloseTo(value * each(name), 4)
      // And it would be one if nobody said so.
      const blind = taught(lesson, sequences(x), target && sequences(target))
      expect(blind.numbers).not.toEqual(padded.numbers)
    },
  )
})

it('least squares of sequences of different lengths, through the trainer', async () => {
  const head = (id: string, activation: string, trainable: boolean) => ({ id, type: 'dense', trainable, params: { units: 2, activation } }) // prettier-ignore
  const document = toDocument(
    [
      { id: 'data', type: 'sequenceReversal', params: { samples: 30, symbols: 3, length: 6, shortest: 2 } },
      { id: 'words', type: 'embedding', trainable: false, params: { inputDim: 5, outputDim: 3, maskZero: true } },
      head('teacher', 'tanh', false),
      head('out', 'linear', true),
      { id: 'rule', type: 'leastSquares', params: { ridge: 0 } },
    ],
    [
      ['data.features', 'words'],
      ['words', 'teacher'],
      ['words', 'out'],
      ['out', 'rule.layer'],
      ['teacher', 'rule.target'],
    ],
    { seed: 5, batchSize: 30, epochs: 2, shuffle: false, split: { validation: 0, test: 0 } },
  )
  const { run, weight } = await trainRule(document)
  const ids = (await rowsOf(run, 'data/features')).flat()
  expect(ids.includes(0)).toBe(true)
  const [table, deep, bias] = [weight('words/embeddings'), weight('teacher/kernel'), weight('teacher/bias')]
  const told = ids.filter((id) => id !== 0)
  const inputs = told.map((id) => table.slice(3 * id, 3 * id + 3))
  const wanted = inputs.map((row) =>
    [0, 1].map((unit) =>
      Math.tanh(row.reduce((sum, value, i) => sum + value * (deep[2 * i + unit] ?? 0), bias[unit] ?? 0)),
    ),
  )
  const [found, constant] = [weight('out/kernel'), weight('out/bias')]
  const answers = inputs.map((row) => [0, 1].map((unit) => row.reduce((sum, value, i) => sum + value * (found[2 * i + unit] ?? 0), constant[unit] ?? 0))) // prettier-ignore
  const errors = answers.map((row, i) => row.map((value, unit) => value - (wanted[i]?.[unit] ?? 0)))
  // What is left over is at right angles to all inputs and to the constant.
  for (const unit of [0, 1])
    for (const of of [0, 1, 2, 3]) {
      const along = errors.reduce((sum, row, i) => sum + (row[unit] ?? 0) * (inputs[i]?.[of] ?? 1), 0)
      expect(along / errors.length).toBeCloseTo(0, 5)
    }
  const loss = errors.flat().reduce((sum, error) => sum + error * error, 0) / errors.flat().length
  expect((await evaluated(run, 'train'))['train/loss']).toBeCloseTo(loss, 6)
})
