import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkGraph } from '@shared/compile/checkGraph'
import { expect, test } from 'vitest'
import { importNetwork } from '../../../src-main/import/importNetwork'
import { temporaryFolder } from '../../support/folders'

type Layer = readonly [className: string, config?: object]
interface Sketch {
  readonly shape: readonly (number | null)[]
  readonly layers: readonly Layer[]
  readonly loss?: unknown
}

/** A sequence of layers as TensorFlow.js describes it. */
async function imported({ shape, layers, loss }: Sketch) {
  const described = layers.map(([class_name, config = {}], i) => ({
    class_name,
    config: { name: `layer${i}`, trainable: true, ...(i === 0 && { batch_input_shape: [null, ...shape] }), ...config },
  }))
  const file = join(await temporaryFolder(), 'model.json')
  const topology = { class_name: 'Sequential', config: { name: 'net', layers: described } }
  await writeFile(file, JSON.stringify({ modelTopology: topology, trainingConfig: { loss } }))
  const read = await importNetwork(file)
  if (!read.ok) throw new Error(`${read.error.message} ${read.error.cause}`)
  const { document, notices } = read.value
  const { trainable, diagnostics } = checkGraph(document)
  expect([trainable, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([true, []])
  return { nodes: document.nodes.map(({ type }) => type), document, codes: notices.map(({ code }) => code) }
}

const head = (units: number, activation = 'softmax'): Layer => ['Dense', { units, activation }]
const LOGITS = { class_name: 'SparseCategoricalCrossentropy', config: { from_logits: true } }

test.each<[string, Sketch, readonly string[], string]>([
  ['pictures', { shape: [28, 28, 1], layers: [['Flatten'], head(10)] }, ['mnist', 'input'], 'oneHot'],
  ['pictures without channels', { shape: [28, 28], layers: [['Flatten'], head(10)] }, ['mnist', 'reshape', 'input'], 'oneHot'], // prettier-ignore
  ['pixels in a row', { shape: [784], layers: [head(10)] }, ['mnist', 'flatten', 'input'], 'oneHot'],
  ['class numbers', { shape: [784], layers: [head(10)], loss: 'sparse_categorical_crossentropy' }, ['mnist', 'flatten', 'input'], 'index'], // prettier-ignore
  ['logits', { shape: [784], layers: [head(10, 'linear')], loss: LOGITS }, ['mnist', 'flatten', 'input'], 'index'],
  ['answers without a loss', { shape: [784], layers: [head(10, 'linear')] }, ['mnist', 'flatten', 'input'], 'oneHot'],
  [
    'bytes of pixels',
    { shape: [28, 28, 1], layers: [['Rescaling', { scale: 1 / 255, offset: 0 }], ['Flatten'], head(10)] },
    ['mnist', 'rescaling', 'input'],
    'oneHot',
  ],
])('a network for digits gets them as data: %s', async (_what, sketch, first, encoding) => {
  const { nodes, document, codes } = await imported(sketch)
  expect(nodes.slice(0, first.length)).toEqual(first)
  expect(document.nodes[0]?.params).toEqual({ encoding })
  expect(codes).toContain('importDataChosen')
  expect(codes).not.toContain('importStandIn')
})

test('pixels that the network makes small are made large before it', async () => {
  const { document } = await imported({
    shape: [28, 28, 1],
    layers: [['Rescaling', { scale: 1 / 127.5, offset: -1 }], ['Flatten'], head(10)],
  })
  expect(document.nodes.find(({ type }) => type === 'rescaling')?.params).toEqual({ scale: 255 })
})

test.each<[string, Sketch]>([
  ['five classes', { shape: [28, 28, 1], layers: [['Flatten'], head(5)] }],
  ['colors', { shape: [32, 32, 3], layers: [['Flatten'], head(10)] }],
  ['a size of its own', { shape: [27, 29], layers: [['Flatten'], head(10)] }],
  ['four numbers and three classes', { shape: [4], layers: [head(3)] }],
  ['pictures that come out', { shape: [784], layers: [head(784, 'sigmoid')] }],
])('other networks get numbers that stand in: %s', async (_what, sketch) => {
  const { nodes, codes } = await imported(sketch)
  expect(nodes[0]).toBe('standIn')
  expect(codes).toContain('importStandIn')
  expect(codes).not.toContain('importDataChosen')
})
