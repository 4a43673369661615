import { beforeAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import { catalog } from '../../../shared/catalog/catalog'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { createWeights } from '../../../src-main/trainer/program/createWeights'
import { weightCell } from '../../../src-main/trainer/program/weightCell'
import { openNetwork } from '../../../src-main/trainer/session/openNetwork'
import { openEager } from './openEager'
import { dense, toDocument, type NodeSpec, type Wire } from './toDocument'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

/** The program of a document, made for full batches of plain gradient descent with rate 1: the change of a weight is its gradient. */
const openProgram = (document: GraphDocument) => openEager(device, document)

const descent = (more: Record<string, unknown> = {}) => ({
  seed: 3,
  epochs: 1,
  batchSize: 32,
  optimizer: { type: 'sgd', params: { learningRate: 1 } },
  split: { validation: 0, test: 0 },
  ...more,
})

/** Compares what one step of descent does to each weight with central differences of the loss. */
async function checkGradients(document: GraphDocument, picks = 3, h = 4e-3): Promise<number> {
  const { program, runner, weights } = await openProgram(document)
  const names = Object.keys(program.state)
  const start = await runner.read(names)
  const restore = () => {
    for (const name of names) runner.write(name, start[name] as Float32Array)
    runner.clock = 0
  }
  await runner.run('train', 1)
  const after = await runner.read(names)
  const lossWith = async (name: string, at: number, value: number): Promise<number> => {
    restore()
    const changed = Float32Array.from(start[name] as Float32Array)
    changed[at] = value
    runner.write(name, changed)
    return (await runner.run('train', 1)).values['loss']?.[0] ?? Number.NaN
  }
  let checked = 0
  for (const weight of weights.all.filter(({ learns }) => learns)) {
    const name = weightCell(weight.node, weight.name)
    const before = start[name] as Float32Array
    for (let pick = 0; pick < Math.min(picks, before.length); pick++) {
      const at = Math.floor((pick * before.length) / Math.min(picks, before.length))
      const value = before[at] ?? 0
      const numeric = ((await lossWith(name, at, value + h)) - (await lossWith(name, at, value - h))) / (2 * h)
      const gradient = value - (after[name]?.[at] ?? 0)
      expect(Math.abs(gradient - numeric), `${name}[${at}]: ${gradient} and ${numeric}`).toBeLessThan(
        2e-3 + 0.03 * Math.abs(numeric),
      )
      checked++
    }
  }
  runner.dispose()
  return checked
}

const SMOOTH = 'tanh'

describe('gradients agree with finite differences', () => {
  it('through every image layer, on digits', { timeout: 120_000 }, async () => {
    const layers: NodeSpec[] = [
      { id: 'pool', type: 'averagePooling2d', params: { poolSize: [4, 4] } },
      { id: 'conv', type: 'conv2d', params: { filters: 2, kernelSize: [3, 3], activation: SMOOTH } },
      { id: 'norm', type: 'batchNormalization' },
      { id: 'max', type: 'maxPooling2d', params: { poolSize: [2, 2] } },
      { id: 'reshape', type: 'reshape', params: { targetShape: [5, -1] } },
      { id: 'flatten', type: 'flatten' },
      { id: 'drop', type: 'dropout', params: { rate: 0.3 } },
      { id: 'head', ...dense(10, 'softmax') },
    ]
    const wires: Wire[] = layers.map(({ id }, i) => [i === 0 ? 'data.features' : (layers[i - 1]?.id ?? ''), id])
    const document = toDocument(
      [
        { id: 'data', type: 'mnist', params: { rows: 100 } },
        ...layers,
        { id: 'loss', type: 'categoricalCrossentropy' },
      ],
      [...wires, ['head', 'loss.prediction'], ['data.target', 'loss.target']],
      descent(),
    )
    expect(await checkGradients(document)).toBe(3 + 2 + 2 + 2 + 3 + 3)
  })

  it('through recurrent layers and attention, wired in every way', { timeout: 120_000 }, async () => {
    const document = toDocument(
      [
        { id: 'data', type: 'iris' },
        { id: 'series', type: 'reshape', params: { targetShape: [4, 1] } },
        { id: 'lstm', type: 'lstm', params: { units: 4, returnSequences: true } },
        { id: 'gru', type: 'gru', params: { units: 3, returnSequences: true, direction: 'both', mergeMode: 'sum' } },
        { id: 'places', type: 'positionalEncoding' },
        { id: 'self', type: 'multiHeadAttention', params: { keyDim: 3, useCausalMask: true } },
        { id: 'cross', type: 'multiHeadAttention', params: { keyDim: 2 } },
        { id: 'three', type: 'multiHeadAttention', params: { keyDim: 2, numHeads: 1, useBias: false } },
        { id: 'sum', type: 'add' },
        { id: 'norm', type: 'layerNormalization' },
        { id: 'mean', type: 'globalAveragePooling1d' },
        { id: 'head', ...dense(3, 'softmax') },
        { id: 'loss', type: 'categoricalCrossentropy' },
      ],
      [
        ['data.features', 'series'],
        ['series', 'lstm'],
        ['series', 'gru'],
        ['lstm', 'places'],
        ['places', 'self.query'],
        ['gru', 'cross.value'],
        ['self', 'cross.query'],
        ['gru', 'three.key'],
        ['lstm', 'three.query'],
        ['self', 'three.value'],
        ['cross', 'sum'],
        ['three', 'sum'],
        ['sum', 'norm'],
        ['norm', 'mean'],
        ['mean', 'head'],
        ['head', 'loss.prediction'],
        ['data.target', 'loss.target'],
      ],
      descent(),
    )
    expect(await checkGradients(document, 2)).toBe(2 * (3 + 6 + 8 + 8 + 4 + 2 + 2))
  })

  it('through merges, two inputs, two weighted losses and shared weights', async () => {
    const document = toDocument(
      [
        { id: 'a', type: 'iris' },
        { id: 'b', type: 'iris', params: { encoding: 'index' } },
        { id: 'left', ...dense(5, SMOOTH) },
        { id: 'right', ...dense(5, SMOOTH), sharesWith: 'left' },
        { id: 'own', ...dense(5, 'sigmoid') },
        { id: 'sum', type: 'add' },
        { id: 'product', type: 'multiply' },
        { id: 'both', type: 'concatenate' },
        { id: 'classes', ...dense(3, 'softmax') },
        { id: 'numbers', ...dense(4) },
        { id: 'first', type: 'sparseCategoricalCrossentropy' },
        { id: 'second', type: 'meanSquaredError', params: { weight: 0.25 } },
      ],
      [
        ['a.features', 'left'],
        ['b.features', 'right'],
        ['b.features', 'own'],
        ['left', 'sum.inputs'],
        ['right', 'sum.inputs'],
        ['left', 'product.inputs'],
        ['own', 'product.inputs'],
        ['sum', 'both.inputs'],
        ['product', 'both.inputs'],
        ['both', 'classes'],
        ['both', 'numbers'],
        ['classes', 'first.prediction'],
        ['b.target', 'first.target'],
        ['numbers', 'second.prediction'],
        ['a.features', 'second.target'],
      ].map(
        ([from = '', to = '']) =>
          [from, to.replace('inputs', catalog.layers.get('add')?.inputs[0]?.name ?? '')] as const,
      ),
      descent(),
    )
    expect(await checkGradients(document, 5)).toBe(5 + 5 + 5 + 5 + 5 + 3 + 5 + 4)
    const { program, runner, weights } = await openProgram(document)
    expect(Object.keys(weights.of('right'))).toEqual(Object.keys(weights.of('left')))
    expect(weights.of('right')['kernel']).toBe(weights.of('left')['kernel'])
    expect(weights.all.some(({ node }) => node === 'right')).toBe(false)
    const { values } = await runner.run('train', 1)
    const value = (name: string) => values[name]?.[0] ?? Number.NaN
    expect(value('loss')).toBeCloseTo(value('loss/first') + 0.25 * value('loss/second'), 5)
    expect(value('accuracy/first')).toBeGreaterThanOrEqual(0)
    expect(program.learning).toContain('train')
  })

  for (const [id, params] of [
    ['leakyRelu', {}],
    ['elu', {}],
    ['sigmoid', {}],
    ['softmax', {}],
    ['relu', {}],
    ['linear', {}],
  ] as const) {
    it(`through the activation ${id} as a node`, async () => {
      const document = toDocument(
        [
          { id: 'data', type: 'iris' },
          { id: 'hidden', ...dense(6) },
          { id: 'act', type: id, params },
          { id: 'head', ...dense(3, 'softmax') },
          { id: 'loss', type: 'categoricalCrossentropy' },
        ],
        [
          ['data.features', 'hidden'],
          ['hidden', 'act'],
          ['act', 'head'],
          ['head', 'loss.prediction'],
          ['data.target', 'loss.target'],
        ],
        descent(),
      )
      expect(await checkGradients(document, 6, 2e-3)).toBe(6 + 6 + 6 + 3)
    })
  }
})

describe('what must not change', () => {
  const document = (frozen: boolean) =>
    toDocument(
      [
        { id: 'data', type: 'iris' },
        { id: 'hidden', ...dense(6, SMOOTH), ...(frozen && { trainable: false }) },
        { id: 'norm', type: 'batchNormalization', ...(frozen && { trainable: false }) },
        { id: 'head', ...dense(3, 'softmax') },
        { id: 'loss', type: 'categoricalCrossentropy' },
      ],
      [
        ['data.features', 'hidden'],
        ['hidden', 'norm'],
        ['norm', 'head'],
        ['head', 'loss.prediction'],
        ['data.target', 'loss.target'],
      ],
      descent(),
    )

  it('does not: frozen weights and frozen statistics; everything else does', async () => {
    for (const frozen of [true, false]) {
      const { runner, weights } = await openProgram(document(frozen))
      const names = weights.all.map(({ node, name }) => weightCell(node, name))
      const before = await runner.read(names)
      await runner.run('train', 4)
      const after = await runner.read(names)
      for (const name of names) {
        const same = JSON.stringify([...(before[name] ?? [])]) === JSON.stringify([...(after[name] ?? [])])
        expect(same, name).toBe(frozen && !name.startsWith('weight:head/'))
      }
      runner.dispose()
    }
  })

  it('does not: nothing changes when the network is only measured', async () => {
    const settings = descent({ split: { validation: 0.5, test: 0 } })
    const { program, runner } = await openProgram({
      ...document(false),
      training: { ...document(false).training, ...settings } as never,
    })
    const names = Object.keys(program.state).filter((name) => name !== 'measured')
    const before = await runner.read(names)
    await runner.run('validation', 1)
    expect(await runner.read(names)).toEqual(before)
    expect(runner.clock).toBe(0)
  })

  it('leaves no tensors behind, step after step', async () => {
    const { runner } = await openProgram(document(false))
    await runner.run('train', 1)
    const before = device.tf.memory().numTensors
    await runner.run('train', 3)
    expect(device.tf.memory().numTensors).toBe(before)
  })

  it('does not: weights depend on seed, node and name only, not on their neighbours', async () => {
    const one = openNetwork(device, document(false))
    const other = openNetwork(device, { ...document(false), nodes: [...document(false).nodes].reverse() })
    if (!one.ok || !other.ok) throw new Error()
    const values = (open: typeof one) =>
      open.ok
        ? Object.fromEntries(
            createWeights(device.tf, open.value.plan).all.map(({ node, name, value }) => [
              `${node}/${name}`,
              [...value.dataSync()],
            ]),
          )
        : {}
    expect(values(other as typeof one)).toEqual(values(one))
  })
})
