import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { catalog } from '@shared/catalog/catalog'
import { nodeItems } from '@shared/catalog/catalog'
import { checkGraph } from '@shared/compile/checkGraph'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Imported } from '../../src-main/import/defineImporter'
import { openImportFile } from '../../src-main/import/files/ImportFile'
import { onnxImporter } from '../../src-main/import/onnx/onnxImporter'
import { predict } from '../../src-main/trainer/inspect/predict'
import { openDevice, type Device } from '../../src-main/trainer/openDevice'
import { weightCell } from '../../src-main/trainer/program/weightCell'
import { openNetwork, type OpenNetwork } from '../../src-main/trainer/session/openNetwork'
import { onnxExporter } from '../../src-main/export/onnx/onnxExporter'
import { trace } from '../../src-main/trainer/inspect/trace'
import { template, templates } from '../support/documents'
import { openMoved } from '../support/openTemplate'
import { answers, feed } from '../support/recordedAnswers'
import { recordSupport } from '../support/recordSupport'
import { writeExport } from '../support/writeExport'
import { nativeMissing } from '../numeric/engine/native'
import { sharedFolder, temporaryFolder } from '../support/folders'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with ONNX Runtime'
const run = promisify(execFile)

interface Case {
  readonly inputs: readonly (readonly number[][])[]
  readonly outputs: readonly (readonly number[][])[]
}

let folder = ''
let device: Device
beforeAll(async () => {
  if (!python) return
  folder = process.env['NEUROLOOM_MODELS'] ?? (await sharedFolder())
  if (process.env['NEUROLOOM_MODELS'] === undefined) await run(python, [join(__dirname, 'makeOnnx.py'), folder])
  const opened = await openDevice(nativeMissing ? 'wasm' : 'tensorflow')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
}, 300_000)
beforeEach(({ skip }) => {
  if (!python) skip(missing)
})

const read = (name: string): Promise<Imported> => readFrom(join(folder, `${name}.onnx`))

async function readFrom(path: string): Promise<Imported> {
  const file = openImportFile(path)
  if (!file.ok) throw new Error(file.error.message)
  expect(onnxImporter.recognizes(file.value)).toBe(true)
  const imported = await onnxImporter.read(file.value)
  if (!imported.ok) throw new Error(`${imported.error.message} ${imported.error.cause}`)
  return imported.value
}

/** What the imported network makes of rows for its inputs, in their order. */
async function answersOf({ document, weights = {} }: Imported, inputs: Case['inputs']): Promise<readonly number[][]> {
  const opened = openNetwork(device, document)
  if (!opened.ok) throw new Error(`${opened.error.message} ${opened.error.cause}`)
  const { tf, plan } = { ...opened.value, tf: device.tf }
  for (const { node, name, value } of opened.value.weights.all) {
    const given = weights[weightCell(node, name)]
    if (!given) throw new Error(`There are no values for ${node}/${name}`)
    tf.tidy(() => value.assign(tf.tensor(given, value.shape)))
  }
  const data = document.nodes.filter(({ type }) => catalog.datasets.has(type)).slice(0, inputs.length)
  const rows = Object.fromEntries(data.map(({ id }, i) => [id, inputs[i] as number[][]]))
  const predicted = await predict(opened.value, rows)
  if (!predicted.ok) throw new Error(`${predicted.error.message} ${JSON.stringify(predicted.error.values)}`)
  return plan.objectives.map(({ node }) => predicted.value.outputs[node]?.rows.flat() ?? [])
}

/** Largest difference, relative to how large the numbers are. */
function worstOf(theirs: readonly number[], ours: readonly number[]): number {
  const scale = Math.max(1e-3, ...theirs.map(Math.abs))
  return Math.max(...theirs.map((value, k) => Math.abs(value - (ours[k] ?? NaN)))) / scale
}

/** Networks of others, and the kinds of nodes that they become. */
const NETWORKS: Readonly<Record<string, string>> = {
  perceptron: 'input dense leakyRelu dense elu rescaling rescaling hardSigmoid dense softmax',
  pytorch_convolutions:
    'input zeroPadding2d conv2d batchNormalization relu conv2d add relu maxPooling2d depthwiseConv2d prelu zeroPadding2d averagePooling2d relu flatten dense',
  pytorch_head: 'input batchNormalization conv2d sigmoid tanh concatenate globalAveragePooling2d dense',
  decoder:
    'input dense reshape permute conv2dTranspose relu conv2dTranspose cropping2d upSampling2d zeroPadding2d conv2d sigmoid',
  lstm_last: 'input lstm dense',
  lstm_sequence: 'input lstm dense',
  lstm_gather: 'input lstm dense',
  lstm_hard: 'input lstm dense',
  gru_before: 'input gru dense',
  gru_after: 'input gru dense',
  gru_backward: 'input gru dense',
  rnn_relu: 'input simpleRnn dense',
  sequences: 'input embedding layerNormalization conv1d gelu maxPooling1d globalAveragePooling1d dense',
  spelled_out: 'input dense gelu dense swish dense',
  several: 'input input reshape add multiply maximum concatenate dense softmax rescaling reshape',
  keras_mlp: 'input dense relu dense softmax',
  keras_cnn: 'input conv2d relu batchNormalization depthwiseConv2d tanh add maxPooling2d conv2dTranspose flatten dense',
  keras_rnn: 'input lstm lstm dense',
  keras_words: 'input embedding reshape conv2d relu reshape globalAveragePooling1d dense sigmoid',
}

test.each(Object.entries(NETWORKS))('%s answers as in ONNX Runtime', async (name, types) => {
  const imported = await read(name)
  const { diagnostics } = checkGraph(imported.document)
  expect(imported.missing).toEqual([])
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { inputs, outputs } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Case
  const ours = await answersOf(imported, inputs)
  expect(ours).toHaveLength(outputs.length)
  outputs.forEach((output, i) => {
    expect(ours[i]).toHaveLength(output.flat().length)
    expect(worstOf(output.flat(), ours[i] ?? [])).toBeLessThan(1e-5)
  })
  const between = imported.document.nodes.filter(({ type }) =>
    ['layer', 'activation'].includes(nodeItems.get(type)?.kind ?? ''),
  )
  expect(between.map(({ type }) => type).join(' ')).toBe(types)
})

test('what has no layer here stands as a foreign one, and what comes before it is read', async () => {
  const { document, missing: foreign, notices, weights } = await read('keras_loop')
  expect(foreign.map(({ className }) => className)).toContain('Loop (ONNX)')
  const types = document.nodes.map(({ type }) => type)
  expect(types).toEqual(expect.arrayContaining(['dense', 'foreign']))
  expect(notices.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['importLayersMissing', 'importWeightsPartly']),
  )
  expect(Object.values(weights ?? {}).map(({ length }) => length)).toEqual([9, 3])
})

/** Templates whose operators are none of layers here: cells that are written moment by moment, and networks of the classical kind. */
const FOREIGN: ReadonlySet<string> = new Set([
  'perceptronGates', 'perceptronXor', 'softmaxRegression', 'sumProduct', 'convolutionalAutoencoder', 'unrolledRnn', 'elmanLetters', 'jordanForecast', 'lstmForecast', 'gruForecast', 'characterModel', 'sentimentLstm', 'bidirectional', 'ctcStrings', 'attentionClassifier', 'reversalTransformer', 'treeNet', 'diffusion2d', 'diffusionDigits', 'hopfieldLetters', 'bamPairs', 'hamming', 'competitive', 'kohonenMap', 'lvqIris', 'rbfNet', 'annealing', 'cellularNet', 'binaryModel', 'winnow', 'echoState', 'liquidState', 'ntmCopy', 'reluByHand',
]) // prettier-ignore
/** Cannot be written as ONNX at all. */
const UNWRITTEN = new Set(['boltzmann'])

const ROWS = 5

/** Rows of what goes into a network, and what it answers. */
async function caseOf(open: OpenNetwork): Promise<Case> {
  const traced = await trace(open)
  if (!traced.ok) throw new Error(traced.error.message)
  const cut = (values: readonly number[]): number[][] => {
    const width = values.length / ROWS
    return Array.from({ length: ROWS }, (_, row) => values.slice(row * width, (row + 1) * width))
  }
  const inputs = Object.values(feed(open, traced.value, ROWS)).map((tensor) => cut(Array.from(tensor.dataSync())))
  return { inputs, outputs: (await answers(open, traced.value, ROWS)).map(cut) }
}

test.each(templates.filter(({ id }) => !UNWRITTEN.has(id)))('$id comes back out of ONNX', async ({ id }) => {
  const open = openMoved(device, template(id))
  const target = await temporaryFolder()
  expect(await writeExport(onnxExporter, open, target)).toBeUndefined()
  const imported = await readFrom(join(target, 'model.onnx'))
  const [first] = imported.missing
  expect([first?.className, first !== undefined]).toEqual([first?.className, FOREIGN.has(id)])
  const reason = { status: 'refused', reason: `foreign: ${first?.className}` } as const
  if (first) return recordSupport({ format: 'onnx-import', template: id, ...reason })
  const { inputs, outputs } = await caseOf(open)
  const ours = await answersOf(imported, inputs)
  const worst = Math.max(...outputs.map((output, i) => worstOf(output.flat(), ours[i] ?? [])))
  expect(worst).toBeLessThan(1e-5)
  recordSupport({ format: 'onnx-import', template: id, status: 'same', worst })
})
