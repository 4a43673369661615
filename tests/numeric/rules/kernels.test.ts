import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import type { GraphDocument } from '../../../shared/graph/document'
import { createRandom } from '../../../shared/random'
import { tf, type Tensor } from '../catalog/cpu'
import { readGolden, toTensor, type GoldenTensor } from '../catalog/golden'
import { rowsOf } from '../results/networkOf'
import { predicted } from '../results/predicted'
import { weightsOf } from '../results/weightsOf'
import { toDocument, type NodeSpec } from '../trainer/toDocument'
import { removeFolders, trainDocument } from '../trainer/trainDocument'
import { ruleDocument, trainRule } from './trainRule'

beforeAll(() => tf.setBackend('cpu'))
afterAll(removeFolders)

/** New weights that a rule gives a layer in one step. */
function learn(
  id: string,
  params: Record<string, number | string>,
  args: { readonly x: Tensor; readonly target?: Tensor; readonly w: Record<string, Tensor>; readonly sown?: boolean },
): Readonly<Record<string, number[]>> {
  const item = catalog.rules.get(id)
  if (!item?.rule) throw new Error(`No rule ${id}`)
  const { x, target = x, w, sown = true } = args
  const random = createRandom(5, id)
  const draw = (shape: readonly number[], next: () => number): Tensor =>
    tf.tensor(Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, next), [...shape])
  const { weights } = item.rule.learn(tf, {
    p: parseParams(item.params, params).params as never,
    layer: { inputs: [x], x, w, p: {}, taught: true },
    prediction: target,
    target,
    rate: tf.scalar(Number(params['learningRate'] ?? 1)),
    progress: tf.scalar(0),
    begins: tf.scalar(1),
    step: tf.scalar(0),
    slots: { sown: tf.scalar(Number(sown)) },
    draw: {
      uniform: (shape) => draw(shape, random.uniform),
      normal: (shape) => draw(shape, random.normal),
      int: (shape, below) => tf.cast(draw(shape, () => random.int(below)), 'int32'), // prettier-ignore
    },
  })
  return Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, [...value.dataSync()]]))
}

interface RidgeCase {
  readonly name: string
  readonly ridge: number
  readonly x: GoldenTensor
  readonly y: GoldenTensor
  readonly kernel: GoldenTensor
  readonly bias?: GoldenTensor
}

describe('least squares is what NumPy finds in double precision', () => {
  const cases = readGolden<RidgeCase>('ridge').map((golden) => [golden.name, golden] as const)
  const weightsFor = ({ kernel, bias }: RidgeCase): Record<string, Tensor> => ({
    kernel: tf.zeros([...kernel.shape]),
    ...(bias && { bias: tf.zeros([...bias.shape]) }),
  })
  const expectNear = (found: readonly number[] | undefined, wanted: GoldenTensor | undefined): void => {
    if (!wanted) return
    const largest = Math.max(1, ...wanted.values.map(Math.abs))
    expect(found).toHaveLength(wanted.values.length)
    wanted.values.forEach((value, i) => expect(Math.abs((found?.[i] ?? NaN) - value) / largest).toBeLessThan(1e-4))
  }

  it.each(cases)('%s', (_name, golden) => {
    const x = toTensor(golden.x)
    const found = learn(
      'leastSquares',
      { ridge: golden.ridge },
      { x, target: toTensor(golden.y), w: weightsFor(golden) },
    )
    expectNear(found['kernel'], golden.kernel)
    expectNear(found['bias'], golden.bias)
  })

  it('of sequences every moment is a row', () => {
    const golden = cases[0]?.[1] as RidgeCase
    const [x, y] = [toTensor(golden.x), toTensor(golden.y)]
    const found = learn('leastSquares', { ridge: golden.ridge }, {
      x: tf.reshape(x, [8, 5, 6]),
      target: tf.reshape(y, [8, 5, 2]),
      w: weightsFor(golden),
    }) // prettier-ignore
    expectNear(found['kernel'], golden.kernel)
    expectNear(found['bias'], golden.bias)
  })

  it('of columns that are equal, or all zeros, it gives finite weights that answer rightly', () => {
    const x = tf.tensor([1, 1, 0, 2, 2, 0, 3, 3, 0, 4, 4, 0], [4, 3])
    const target = tf.tensor([3, 5, 7, 9], [4, 1])
    const w = { kernel: tf.zeros([3, 1]), bias: tf.zeros([1]) }
    const { kernel: [a = NaN, b = NaN, c] = [], bias: [d = NaN] = [] } = learn(
      'leastSquares',
      { ridge: 0 },
      { x, target, w },
    )
    expect(a + b).toBeCloseTo(2, 4)
    expect(d).toBeCloseTo(1, 3)
    expect(Math.abs(c ?? NaN)).toBeLessThan(1e-3)
  })
})

const points = (rows: readonly (readonly number[])[]): Tensor => tf.tensor(rows.flat(), [rows.length, 2])

describe('k-means', () => {
  it('moves centers to the mean of their rows, leaves one without rows, and makes widths of neighbours', () => {
    const x = points([[0, 0], [0, 2], [10, 0], [12, 0], [11, 3]]) // prettier-ignore
    const w = { centers: points([[1, 1], [9, 1], [100, 100]]), widths: tf.ones([3]) } // prettier-ignore
    const { centers, widths } = learn('kMeans', { neighbours: 1, overlap: 0.5 }, { x, w })
    expect(centers).toEqual([0, 1, 11, 1, 100, 100])
    const far = Math.hypot(89, 99)
    ;[5.5, 5.5, far / 2].forEach((width, i) => expect(widths?.[i]).toBeCloseTo(width, 3))
  })

  it('goes a share of the way for each row, where it goes row by row', () => {
    const x = points([[4, 0], [4, 0], [-8, 4]]) // prettier-ignore
    const w = { centers: points([[0, 0], [-8, 0]]), widths: tf.ones([2]) } // prettier-ignore
    const { centers } = learn('kMeans', { mode: 'online', learningRate: 0.25 }, { x, w })
    // Twice a quarter of what is left: 4·(1 − 0.75²).
    ;[1.75, 0, -8, 1].forEach((value, i) => expect(centers?.[i]).toBeCloseTo(value, 5))
  })

  it('begins on rows that lie apart, once: three clouds get a center each, wherever centers were', () => {
    const x = points([[0, 0], [0, 1], [90, 0], [90, 1], [0, 80], [1, 80]]) // prettier-ignore
    const w = { centers: points([[500, 500], [500, 500], [500, 500]]), widths: tf.ones([3]) } // prettier-ignore
    const { centers = [] } = learn('kMeans', {}, { x, w, sown: false })
    const found = [0, 1, 2].map((k) => centers.slice(2 * k, 2 * k + 2).join()).sort()
    expect(found).toEqual(['0,0.5', '0.5,80', '90,0.5'])
  })

  it('goes on in a second phase from where the first has ended', async () => {
    const phase = (id: string) => ({ id, epochs: 6, turns: [{ objectives: ['rule'], trains: ['layer'] }] })
    const document = ruleDocument(
      [
        { type: 'gaussianMixture', params: { layout: 'grid', spread: 0.3, samples: 300 } },
        { type: 'rbf', params: { units: 25 } },
        { type: 'kMeans' },
      ],
      { batchSize: 300, seed: 3, phases: [phase('a'), phase('b')] },
      false,
    )
    const losses = (await trainRule(document)).run.curve('train/loss').values
    expect(losses).toHaveLength(12)
    // Lloyd's algorithm never makes the distances greater; the first loss is of centers that were not sown yet.
    losses.slice(2).forEach((loss, i) => expect(loss).toBeLessThanOrEqual((losses[i + 1] ?? 0) + 1e-6))
  })

  it('finds the clouds that are there, from any first rows', async () => {
    for (const seed of [1, 2, 3]) {
      const document = ruleDocument(
        [
          { type: 'gaussianMixture', params: { layout: 'grid', spread: 0.03, samples: 500 } },
          { type: 'rbf', params: { units: 25 } },
          { type: 'kMeans', params: { neighbours: 1 } },
        ],
        { epochs: 10, batchSize: 500, seed },
        false,
      )
      const { run, weight } = await trainRule(document)
      const losses = run.curve('train/loss').values.slice(1)
      losses.forEach((loss, i) => expect(loss).toBeLessThanOrEqual((losses[i - 1] ?? Infinity) + 1e-6))
      // Of 25 clouds k-means++ may leave two to one center, seldom more.
      const centers = weight('layer/centers')
      const corners = Array.from({ length: 25 }, (_, k) => [(k % 5) - 2, Math.floor(k / 5) - 2] as const)
      const met = corners.filter(([a, b]) =>
        Array.from({ length: 25 }, (_, k) => Math.hypot((centers[2 * k] ?? 0) - a, (centers[2 * k + 1] ?? 0) - b)).some(
          (distance) => distance < 0.05,
        ),
      )
      expect(met.length).toBeGreaterThanOrEqual(17)
    }
  })
})

/** Hidden units found by k-means in a first phase where they are RBF, and a linear output by least squares. */
function network(
  data: Omit<NodeSpec, 'id'>,
  hidden: Omit<NodeSpec, 'id'>,
  outputs: number,
  ridge: number,
  batchSize: number,
): GraphDocument {
  const clustered = hidden.type === 'rbf'
  return toDocument(
    [
      { ...data, id: 'data' },
      { ...hidden, id: 'hidden' },
      { id: 'out', type: 'dense', params: { units: outputs } },
      ...(clustered ? [{ id: 'cluster', type: 'kMeans', params: { overlap: 2 } }] : []),
      { id: 'fit', type: 'leastSquares', params: { ridge } },
    ],
    [
      ['data.features', 'hidden'],
      ['hidden', 'out'],
      ...(clustered ? [['hidden', 'cluster.layer'] as const] : []),
      ['out', 'fit.layer'],
      ['data.target', 'fit.target'],
    ],
    {
      seed: 4,
      batchSize,
      split: { validation: 0, test: batchSize > 4 ? 0.25 : 0 },
      ...(clustered && {
        phases: [
          { id: 'a', epochs: 15, turns: [{ objectives: ['cluster'], trains: ['hidden'] }] },
          { id: 'b', epochs: 2, turns: [{ objectives: ['fit'], trains: ['out'] }] },
        ],
      }),
      ...(!clustered && { epochs: 2 }),
    },
  )
}

describe('two phases: centers without targets, then the output at once', () => {
  it('solve XOR with a unit on each corner', async () => {
    const run = await trainDocument(
      network(
        { type: 'logicGate', params: { gate: 'xor', encoding: 'signed' } },
        { type: 'rbf', params: { units: 4 } },
        1,
        0,
        4,
      ),
    )
    const rows = [[0, 0], [0, 1], [1, 0], [1, 1]] // prettier-ignore
    const answers = (await predicted(run, 'data', rows))['fit'] ?? []
    ;[-1, 1, 1, -1].forEach((wanted, i) => expect(answers[i]?.[0]).toBeCloseTo(wanted, 3))
    const centers = await weightsOf(run).then((weight) => weight('hidden/centers'))
    expect(new Set(Array.from({ length: 4 }, (_, k) => centers.slice(2 * k, 2 * k + 2).join())).size).toBe(4)
  })

  it('follow a sine, on points that were not seen', async () => {
    const run = await trainDocument(
      network(
        { type: 'sine', params: { samples: 200, periods: 2, noise: 0 } },
        { type: 'rbf', params: { units: 16 } },
        1,
        1e-6,
        150,
      ),
    )
    expect(run.finished.test['test/loss/fit']).toBeLessThan(1e-4)
    expect(run.curve('train/loss').values.at(-1)).toBeLessThan(1e-4)
  })
})

describe('an extreme learning machine', () => {
  it('tells moons apart in one step, by weights that were never trained', async () => {
    const document = network(
      { type: 'moons', params: { samples: 400, noise: 0.1, encoding: 'oneHot' } },
      { type: 'extremeLearning', params: { units: 80, inputScaling: 4, biasScaling: 4 } },
      2,
      1e-3,
      300,
    )
    const run = await trainDocument(document)
    expect(run.finished.test['test/accuracy']).toBeGreaterThanOrEqual(0.97)
    const bias = (await weightsOf(run))('hidden/bias')
    expect(Math.max(...bias.map(Math.abs))).toBeLessThanOrEqual(4)
    expect((await rowsOf(run, 'data/features')).length).toBe(400)
  })
})
