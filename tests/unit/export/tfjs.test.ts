import { execFile } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument, JsonValue } from '@shared/graph/document'
import { createRandom } from '@shared/random'
import { expect, test } from 'vitest'
import { template } from '../../support/documents'
import { testStudio, type TestStudio } from '../../support/testStudio'
import { windowsDocument } from '../../support/windowsDocument'
import { wideDocument } from '../../support/wideDocument'
import { graphOf } from '../compile/graphOf'

const caller = { id: 'window' }
const run = promisify(execFile)

interface Loaded {
  readonly parameters: number
  readonly trainable: number
  readonly outputs: readonly { readonly shape: readonly number[]; readonly values: readonly number[] }[]
}

/** What TensorFlow.js makes of an exported folder, in a process of its own. */
async function load(folder: string, inputs: object): Promise<Loaded> {
  const file = join(folder, 'inputs.json')
  await writeFile(file, JSON.stringify(inputs))
  const { stdout } = await run(process.execPath, [join(__dirname, 'loadTfjs.cjs'), folder, file], {
    maxBuffer: 2 ** 26,
  })
  return JSON.parse(stdout) as Loaded
}
async function trained(studio: TestStudio, document: GraphDocument): Promise<string> {
  const started = await studio.runs.start({ document }, caller)
  if (!started.ok) throw new Error(started.error.message)
  const summary = await studio.runs.over(started.value.runId)
  expect(summary?.status).toBe('finished')
  return started.value.runId
}
const rowsOf = (count: number, width: number, ids = 0): number[][] => {
  const random = createRandom(7, 'rows')
  return Array.from({ length: count }, () =>
    Array.from({ length: width }, () => (ids > 0 ? random.int(ids) : random.uniform())),
  )
}

/** Words through every layer for sequences that TensorFlow.js has. */
const sentences = (): GraphDocument =>
  graphOf(
    {
      data: ['toySentiment', { samples: 100 }],
      words: ['embedding', { inputDim: 18, outputDim: 5 }],
      back: ['gru', { units: 4, resetAfter: false, returnSequences: true, direction: 'backward' }],
      lstm: ['lstm', { units: 3, returnSequences: true, recurrentActivation: 'tanh' }],
      norm: 'layerNormalization',
      mean: 'globalAveragePooling1d',
      head: ['dense', { units: 1, activation: 'sigmoid' }],
      loss: 'binaryCrossentropy',
    },
    ['data.features > words > back > lstm > norm > mean > head > loss.prediction', 'data.target > loss.target'],
    { training: { epochs: 1, batchSize: 20 } as GraphDocument['training'] },
  )
/** The forecast with another cell. */
function withCell(type: string, params: Record<string, JsonValue>): GraphDocument {
  const base = template('lstmForecast')
  return { ...base, nodes: base.nodes.map((node) => (node.id === 'lstm' ? { ...node, type, params } : node)) }
}
const documentOf = (id: string, epochs: number): GraphDocument => {
  if (id === 'wide') return wideDocument()
  if (id === 'windows') return windowsDocument()
  return id === 'sentences' ? sentences() : template(id, { epochs })
}

test.each([
  ['xorMlp', 'data', 2, 20],
  ['irisSoftmax', 'data', 4, 5],
  ['lenet5', 'data', 784, 1],
  ['wide', 'digits', 784, 1],
  ['lstmForecast', 'data', 20, 2],
  ['sentences', 'data', 13, 1],
  ['windows', 'data', 784, 1],
] as const)('%s, trained, exported and loaded elsewhere, predicts the same', async (id, input, width, epochs) => {
  const studio = await testStudio()
  const base = documentOf(id, epochs)
  // A few hundred digits train in a moment; the point is weights that are not the first ones.
  const document = {
    ...base,
    nodes: base.nodes.map((node) =>
      node.type === 'mnist' ? { ...node, params: { ...node.params, rows: 300 } } : node,
    ),
  }
  const runId = await trained(studio, document)
  const written = await studio.exports.write({ document, format: 'tfjs', runId, path: 'web' }, caller)
  if (!written.ok || !written.value) throw new Error(written.ok ? 'canceled' : written.error.message)
  expect(written.value.losses).toEqual([])
  const rows = rowsOf(9, width, id === 'sentences' ? 18 : 0)
  const ours = await studio.runs.ask(runId, { type: 'predict', inputs: { [input]: rows } })
  if (!ours.ok) throw new Error(ours.error.message)
  const { path, files } = written.value
  for (const { name, bytes } of files) expect([name, (await stat(join(path, name))).size]).toEqual([name, bytes])
  const { modelTopology } = JSON.parse(await readFile(join(path, 'model.json'), 'utf8')) as {
    modelTopology: { config: { input_layers: [string][] } }
  }
  const loaded = await load(path, { [modelTopology.config.input_layers[0]?.[0] ?? '']: rows })
  expect(loaded.parameters).toBe(checkGraph(document).totals.parameterCount)
  const expected = Object.values(ours.value.outputs).map((output) => output.rows.flat())
  expect(loaded.outputs).toHaveLength(expected.length)
  const worst = loaded.outputs.map(({ values }, i) =>
    Math.max(...values.map((value, k) => Math.abs(value - (expected[i]?.[k] ?? NaN)))),
  )
  for (const difference of worst) expect(difference).toBeLessThan(1e-5)
})

test('without a run the weights are those that the seed makes, twice the same and other than another seed’s', async () => {
  const studio = await testStudio()
  const write = async (path: string, seed: number) => {
    const written = await studio.exports.write({ document: template('xorMlp', { seed }), format: 'tfjs', path }, caller)
    expect(written.ok).toBe(true)
    return readFile(join(studio.projectsFolder, path, 'group1-shard1of1.bin'))
  }
  const first = await write('a', 1)
  expect((await write('b', 1)).equals(first)).toBe(true)
  expect((await write('c', 2)).equals(first)).toBe(false)
})

test('large weights are cut into files that load', async () => {
  const studio = await testStudio()
  const base = template('mnistMlp')
  const document = {
    ...base,
    nodes: base.nodes.map((node) =>
      node.id === 'hidden' ? { ...node, params: { ...node.params, units: 3000 } } : node,
    ),
  }
  const written = await studio.exports.write({ document, format: 'tfjs', path: 'web' }, caller)
  if (!written.ok || !written.value) throw new Error('not written')
  expect(written.value.files.map(({ name }) => name)).toEqual([
    'model.json',
    'group1-shard1of3.bin',
    'group1-shard2of3.bin',
    'group1-shard3of3.bin',
  ])
  const input =
    (
      JSON.parse(await readFile(join(written.value.path, 'model.json'), 'utf8')) as {
        modelTopology: { config: { input_layers: [string][] } }
      }
    ).modelTopology.config.input_layers[0]?.[0] ?? ''
  expect((await load(written.value.path, { [input]: rowsOf(1, 784) })).parameters).toBe(
    784 * 3000 + 3000 + 3000 * 10 + 10,
  )
})

test.each([
  ['attention', template('attentionClassifier')],
  ['the reset after the product', withCell('gru', {})],
  ['an activation with a parameter inside a cell', withCell('lstm', { activation: 'leakyRelu' })],
])('a network with %s is refused and leaves nothing', async (_what, document) => {
  const studio = await testStudio()
  const written = await studio.exports.write({ document, format: 'tfjs', path: 'web' }, caller)
  expect(written).toMatchObject({ ok: false, error: { code: 'layerNotInFormat' } })
  expect(await readdir(studio.projectsFolder)).toEqual([])
})

test('a network with errors, and an unknown format, are refused and leave nothing', async () => {
  const studio = await testStudio()
  const broken = { ...template('xorMlp'), edges: [] }
  for (const format of ['tfjs', 'python-keras'])
    expect(await studio.exports.write({ document: broken, format, path: 'x' }, caller)).toMatchObject({ ok: false })
  expect(await studio.exports.write({ document: template('xorMlp'), format: 'clay', path: 'x' }, caller)).toMatchObject(
    { ok: false, error: { code: 'formatUnknown' } },
  )
  expect(await readdir(studio.projectsFolder)).toEqual([])
})
