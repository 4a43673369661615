import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../shared/graph/document'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { inference } from '../../../src-main/trainer/program/createNetwork'
import { createWeights } from '../../../src-main/trainer/program/createWeights'
import { weightCell } from '../../../src-main/trainer/program/weightCell'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { openNetwork } from '../../../src-main/trainer/session/openNetwork'
import type { GraphDocument } from '../../../shared/graph/document'
import { openEager } from './openEager'
import { dense, toDocument, type NodeSpec } from './toDocument'
import { removeFolders, trainDocument } from './trainDocument'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})
afterAll(removeFolders)

type Params = Record<string, JsonValue>
const settings = {
  seed: 3,
  epochs: 1,
  batchSize: 30,
  optimizer: { type: 'sgd', params: { learningRate: 0.5 } },
  split: { validation: 0.2, test: 0.2 },
}

/** Two layers on Iris with rules for their weights. */
const network = (rules: Params, more: Partial<NodeSpec> = {}, training: Record<string, unknown> = {}): GraphDocument =>
  toDocument(
    [
      { id: 'data', type: 'iris' },
      { id: 'hidden', ...dense(5, 'tanh', rules), ...more },
      { id: 'head', ...dense(3, 'softmax') },
      { id: 'loss', type: 'categoricalCrossentropy' },
    ],
    [
      ['data.features', 'hidden'],
      ['hidden', 'head'],
      ['head', 'loss.prediction'],
      ['data.target', 'loss.target'],
    ],
    { ...settings, ...training },
  )

async function open(document: GraphDocument) {
  const { runner, weights, opened } = await openEager(device, document)
  const read = async (node: string, name: string) =>
    (await runner.read([weightCell(node, name)]))[weightCell(node, name)] as Float32Array
  const step = async () => (await runner.run('train', 1)).values['loss']?.[0] ?? Number.NaN
  const measure = async () => (await runner.run('validationLast', 1)).values['loss']?.[0] ?? Number.NaN
  return { runner, weights, read, step, measure, opened }
}

const sum = (values: Float32Array, of: (value: number) => number): number =>
  values.reduce((all, one) => all + of(one), 0)
const elastic = { type: 'elasticNet', params: { l1: 0.2, l2: 0.05 } }

describe('a regularizer', () => {
  it('adds its penalty to the loss of training, validation and test, and its gradient to the weights', async () => {
    const [plain, bound] = [
      await open(network({})),
      await open(network({ kernelRegularizer: elastic, biasRegularizer: 'l2' })),
    ]
    const kernel = await bound.read('hidden', 'kernel')
    expect(await plain.read('hidden', 'kernel')).toEqual(kernel)
    const penalty = 0.2 * sum(kernel, Math.abs) + 0.05 * sum(kernel, (w) => w * w)
    expect(penalty).toBeGreaterThan(0.5)
    expect(await bound.measure()).toBeCloseTo((await plain.measure()) + penalty, 5)
    const tests = await Promise.all([plain, bound].map(({ opened }) => evaluate(opened, 'test', 'run')))
    const [without = 0, withPenalty = 0] = tests.map((result) =>
      result.ok ? result.value.values['test/loss'] : Number.NaN,
    )
    expect(withPenalty).toBeCloseTo(without + penalty, 5)
    expect(await bound.step()).toBeCloseTo((await plain.step()) + penalty, 5)
    const [free, pulled] = [await plain.read('hidden', 'kernel'), await bound.read('hidden', 'kernel')]
    kernel.forEach((w, i) => expect(pulled[i]).toBeCloseTo((free[i] ?? 0) - 0.5 * (0.2 * Math.sign(w) + 0.1 * w), 5))
    // The bias started at zero, where L2 pulls at nothing.
    expect(await bound.read('hidden', 'bias')).toEqual(await plain.read('hidden', 'bias'))
  })

  it('of a frozen layer counts nothing, as in Keras', async () => {
    const frozen = { trainable: false }
    const [plain, bound] = [
      await open(network({}, frozen)),
      await open(network({ kernelRegularizer: elastic }, frozen)),
    ]
    expect(await bound.measure()).toBe(await plain.measure())
    expect(await bound.step()).toBe(await plain.step())
  })

  it('counts once where weights are shared and where batches are cut into parts', async () => {
    const shared = (rules: Params): GraphDocument =>
      toDocument(
        [
          { id: 'data', type: 'iris' },
          { id: 'left', ...dense(4, 'tanh', rules) },
          { id: 'right', ...dense(4, 'sigmoid', rules), sharesWith: 'left' },
          { id: 'both', type: 'concatenate' },
          { id: 'head', ...dense(3, 'softmax') },
          { id: 'loss', type: 'categoricalCrossentropy' },
        ],
        [['data.features', 'left'], ['data.features', 'right'], ['left', 'both'], ['right', 'both'], ['both', 'head'],
          ['head', 'loss.prediction'], ['data.target', 'loss.target']],
        settings,
      ) // prettier-ignore
    const [plain, bound] = [await open(shared({})), await open(shared({ kernelRegularizer: 'l2' }))]
    const penalty = 0.01 * sum(await bound.read('left', 'kernel'), (w) => w * w)
    expect((await bound.step()) - (await plain.step())).toBeCloseTo(penalty, 5)
  })

  it('is part of the curves', async () => {
    const strong = { kernelRegularizer: { type: 'l2', params: { l2: 5 } } }
    const run = await trainDocument(network(strong, {}, { optimizer: { type: 'sgd', params: { learningRate: 1e-7 } } }))
    const plain = await trainDocument(network({}, {}, { optimizer: { type: 'sgd', params: { learningRate: 1e-7 } } }))
    for (const key of ['train/loss', 'validation/loss', 'test/loss']) {
      const [own = 0, other = 0] = [run, plain].map(({ news }) =>
        news
          .flatMap((one) =>
            one.type === 'epoch' ? [one.values[key]] : one.type === 'finished' ? [one.test?.[key]] : [],
          )
          .find((value) => value !== undefined),
      )
      expect(own, key).toBeGreaterThan(other + 1)
    }
  })
})

describe('a constraint', () => {
  const columns = (kernel: Float32Array, units: number): number[] =>
    Array.from({ length: units }, (_, unit) => Math.hypot(...kernel.filter((_w, i) => i % units === unit)))

  it('holds after every update, and not before the first', async () => {
    const { read, step } = await open(network({ kernelConstraint: { type: 'maxNorm', params: { maxValue: 0.5 } } }))
    const before = columns(await read('hidden', 'kernel'), 5)
    expect(Math.max(...before)).toBeGreaterThan(0.5)
    for (let i = 0; i < 3; i++) {
      await step()
      for (const length of columns(await read('hidden', 'kernel'), 5)) expect(length).toBeLessThanOrEqual(0.5 + 1e-6)
    }
  })

  it.each<[string, (kernel: Float32Array) => boolean]>([
    ['nonNegative', (kernel) => kernel.every((w) => w >= 0)],
    ['unitNorm', (kernel) => columns(kernel, 5).every((length) => Math.abs(length - 1) < 1e-5)],
  ])('%s', async (kernelConstraint, holds) => {
    const { read, step } = await open(network({ kernelConstraint }))
    expect(holds(await read('hidden', 'kernel'))).toBe(false)
    await step()
    expect(holds(await read('hidden', 'kernel'))).toBe(true)
  })
})

describe('a tied layer', () => {
  /** An autoencoder of Iris whose decoder is the encoder transposed. */
  const autoencoder = (encoder: Partial<NodeSpec> = {}): GraphDocument =>
    toDocument(
      [
        { id: 'data', type: 'iris' },
        { id: 'encoder', ...dense(2, 'tanh'), ...encoder },
        { id: 'decoder', type: 'tiedDense', params: { units: 4, activation: 'linear' }, sharesWith: 'encoder' },
        { id: 'loss', type: 'meanSquaredError' },
      ],
      [
        ['data.features', 'encoder'],
        ['encoder', 'decoder'],
        ['decoder', 'loss.prediction'],
        ['data.features', 'loss.target'],
      ],
      { ...settings, optimizer: { type: 'sgd', params: { learningRate: 0.01 } }, split: { validation: 0, test: 0 } },
    )

  it('has a bias alone, and gives the closed form', async () => {
    const { opened, weights } = await open(autoencoder())
    expect(weights.all.map(({ node, name }) => `${node}/${name}`)).toEqual([
      'encoder/kernel',
      'encoder/bias',
      'decoder/bias',
    ])
    expect(weights.of('decoder')['kernel']).toBe(weights.of('encoder')['kernel'])
    expect(opened.plan.checked.totals).toMatchObject({ parameterCount: 4 * 2 + 2 + 4, trainableCount: 14 })
    const { tf } = device
    const x = [5, 3, 1.5, 0.25]
    const pass = opened.network.forward([{ 'data/features': tf.tensor2d([x]) }], inference(tf, opened.plan))
    const kernel = weights.of('encoder')['kernel']?.value.dataSync() ?? []
    const code = [0, 1].map((k) => Math.tanh(x.reduce((all, xi, i) => all + xi * (kernel[2 * i + k] ?? 0), 0)))
    const expected = x.map((_, i) => code.reduce((all, ck, k) => all + ck * (kernel[2 * i + k] ?? 0), 0))
    pass.values[0]?.['decoder/output']
      ?.dataSync()
      .forEach((y, i) => expect(y).toBeCloseTo(expected[i] ?? Number.NaN, 5))
  })

  it('learns as finite differences say, through both uses of the weights', async () => {
    const { runner, read, step } = await open(autoencoder())
    const names = ['encoder/kernel', 'encoder/bias', 'decoder/bias'].map((name) => `weight:${name}`)
    const start = await runner.read([...names, 'cursor'])
    const restore = () => Object.entries(start).forEach(([name, values]) => runner.write(name, values))
    const kernel = await read('encoder', 'kernel')
    await step()
    const after = await read('encoder', 'kernel')
    const lossAt = async (i: number, value: number): Promise<number> => {
      restore()
      runner.write('weight:encoder/kernel', kernel.map((w, k) => (k === i ? value : w))) // prettier-ignore
      return step()
    }
    for (let i = 0; i < kernel.length; i++) {
      const [w = 0, h] = [kernel[i], 2e-3]
      const slope = ((await lossAt(i, w + h)) - (await lossAt(i, w - h))) / (2 * h)
      expect(Math.abs((w - (after[i] ?? 0)) / 0.01 - slope), `weight ${i}`).toBeLessThan(0.02 + 0.02 * Math.abs(slope))
    }
  })

  it('leaves the weights of a frozen owner still, and learns its bias', async () => {
    const { read, step } = await open(autoencoder({ trainable: false }))
    const kernel = await read('encoder', 'kernel')
    for (let i = 0; i < 3; i++) await step()
    expect(await read('encoder', 'kernel')).toEqual(kernel)
    expect((await read('decoder', 'bias')).some((b) => b !== 0)).toBe(true)
  })

  it('borrows from an owner that leads to no loss itself', () => {
    const document = autoencoder()
    const alone: GraphDocument = {
      ...document,
      nodes: [...document.nodes, { id: 'aside', type: 'dense', params: { units: 2 }, position: { x: 0, y: 200 } }].map(
        (node) => (node.id === 'decoder' ? { ...node, sharesWith: 'aside' } : node),
      ),
      edges: [
        ...document.edges,
        { id: 'more', source: { node: 'data', port: 'features' }, target: { node: 'aside', port: 'input' } },
      ],
    }
    const opened = openNetwork(device, alone)
    if (!opened.ok) throw new Error(opened.error.code)
    const weights = createWeights(device.tf, opened.value.plan)
    expect(weights.of('decoder')['kernel']?.node).toBe('aside')
  })
})
