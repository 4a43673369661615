import { afterAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import { checkGraph } from '../../../shared/compile/checkGraph'
import { feedsOf } from '../../../shared/compile/feedsOf'
import { toTrainingPlan } from '../../../shared/compile/toTrainingPlan'
import type { GraphDocument } from '../../../shared/graph/document'
import { loadDataset } from '../../../src-main/trainer/data/loadDataset'
import { predict } from '../../../src-main/trainer/inspect/predict'
import { prepareData } from '../../../src-main/trainer/program/prepareData'
import { toDocument } from './toDocument'
import { removeFolders, trainDocument } from './trainDocument'

afterAll(removeFolders)

const planOf = (document: GraphDocument) => {
  const plan = toTrainingPlan(document)
  if (!plan.ok)
    throw new Error(
      checkGraph(document)
        .diagnostics.map(({ code }) => code)
        .join(),
    )
  return plan.value
}

/** Restores letters and names them: two losses on two ports of one data node. */
const letters = toDocument(
  [
    { id: 'data', type: 'letters', params: { samples: 200 } },
    { id: 'flat', type: 'flatten' },
    { id: 'hidden', type: 'dense', params: { units: 24, activation: 'tanh' } },
    { id: 'pixels', type: 'dense', params: { units: 35, activation: 'tanh' } },
    { id: 'picture', type: 'reshape', params: { targetShape: [7, 5, 1] } },
    { id: 'name', type: 'dense', params: { units: 10, activation: 'softmax' } },
    { id: 'restore', type: 'meanSquaredError' },
    { id: 'call', type: 'categoricalCrossentropy' },
  ],
  [
    ['data.features', 'flat'],
    ['flat', 'hidden'],
    ['hidden', 'pixels'],
    ['pixels', 'picture'],
    ['hidden', 'name'],
    ['picture', 'restore.prediction'],
    ['data.target', 'restore.target'],
    ['name', 'call.prediction'],
    ['data.label', 'call.target'],
  ],
  { epochs: 30, batchSize: 20, optimizer: { type: 'adam', params: { learningRate: 0.01 } } },
)

/** Reads three ports of one data node. */
const trees = toDocument(
  [
    { id: 'data', type: 'toyTrees', params: { samples: 60, depth: 1 } },
    ...['features', 'left', 'right'].map((port) => ({
      id: port,
      type: 'embedding',
      params: { inputDim: port === 'features' ? 11 : 6, outputDim: 3 },
    })),
    { id: 'join', type: 'concatenate' },
    { id: 'flat', type: 'flatten' },
    { id: 'out', type: 'dense', params: { units: 1, activation: 'sigmoid' } },
    { id: 'loss', type: 'binaryCrossentropy' },
  ],
  [
    // Another order than that of the ports.
    ['data.right', 'right'],
    ['data.features', 'features'],
    ['data.left', 'left'],
    ['features', 'join'],
    ['left', 'join'],
    ['right', 'join'],
    ['join', 'flat'],
    ['flat', 'out'],
    ['out', 'loss.prediction'],
    ['data.target', 'loss.target'],
  ],
  { epochs: 1, batchSize: 20 },
)

describe('data sets with more ports than features and target', () => {
  it('trains on a clean picture and a label at once, and splits rows by the label', async () => {
    const run = await trainDocument(letters, { backend: 'cpu' })
    expect(run.finished.test['test/accuracy/call']).toBeGreaterThan(0.9)
    const data = await prepareData(planOf(letters))
    if (!data.ok) throw new Error(data.error.message)
    expect(Object.keys(data.value.tables).sort()).toEqual(['data/code', 'data/features', 'data/label', 'data/target'])
    const train = Array.from(data.value.split.train, (row) => row % 10)
    const counts = Array.from({ length: 10 }, (_, letter) => train.filter((of) => of === letter).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })

  it('is asked with the ports of a row one after another, in the order of the data set', async () => {
    expect(feedsOf(planOf(trees)).map(({ node, ports }) => [node, ports.map(({ name }) => name)])).toEqual([
      ['data', ['features', 'left', 'right']],
    ])
    const { network } = (await trainDocument(trees, { backend: 'cpu' })).session
    if (!network) throw new Error()
    const row = [0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4]
    const answer = await predict(network, { data: [row] })
    if (!answer.ok) throw new Error(answer.error.message)
    // The same by hand: look up each id, join, weigh.
    const weight = (node: string, name: string) => {
      const found = network.weights.of(node)[name]
      if (!found) throw new Error(`${node}.${name}`)
      return found.value.dataSync()
    }
    const seen = Array.from({ length: 6 }, (_, place) =>
      ['features', 'left', 'right'].flatMap((port, k) => {
        const id = row[6 * k + place] ?? 0
        return Array.from(weight(port, 'embeddings').slice(3 * id, 3 * id + 3))
      }),
    ).flat()
    const kernel = weight('out', 'kernel')
    const z = seen.reduce((sum, v, i) => sum + v * (kernel[i] ?? 0), weight('out', 'bias')[0] ?? 0)
    expect(answer.value.outputs['loss']?.rows[0]?.[0]).toBeCloseTo(1 / (1 + Math.exp(-z)), 5)
    expect(await predict(network, { data: [row.slice(0, 6)] })).toMatchObject({
      ok: false,
      error: { code: 'inputSize' },
    })
  })

  it.each(['sequenceReversal', 'characterText'])(
    '%s has a table of class numbers, one for each moment',
    async (type) => {
      const item = catalog.datasets.get(type)
      if (!item) throw new Error(type)
      const { params } = parseParams(item.params, {})
      const loaded = await loadDataset(item, params, letters.training.seed)
      if (!loaded.ok) throw new Error(loaded.error.message)
      const checked = { nodes: { data: { item, params } } }
      const data = await prepareData({ ...planOf(letters), checked, datasets: ['data'] } as never)
      if (!data.ok) throw new Error(data.error.message)
      const { shape, columns } = loaded.value
      const table = data.value.tables['data/target']
      expect(table).toMatchObject({ shape: shape.outputs['target']?.shape, dtype: 'int32' })
      expect(Array.from((table?.values ?? []) as Int32Array)).toEqual(Array.from(columns['target'] ?? []))
      const { train, validation, test } = data.value.split
      expect(train.length + validation.length + test.length).toBe(shape.rows)
    },
  )
})
