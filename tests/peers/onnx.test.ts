import { execFile } from 'node:child_process'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Tensor } from '@shared/catalog/define/tf'
import type { GraphDocument } from '@shared/graph/document'
import { beforeEach, expect, test } from 'vitest'
import { onnxExporter } from '../../src-main/export/onnx/onnxExporter'
import { trace } from '../../src-main/trainer/inspect/trace'
import { openDevice, type Device } from '../../src-main/trainer/openDevice'
import { openNetwork, type OpenNetwork } from '../../src-main/trainer/session/openNetwork'
import { nativeMissing } from '../numeric/engine/native'
import { template, templates } from '../support/documents'
import { wideDocument } from '../support/wideDocument'
import { rarerDocument, windowsDocument } from '../support/windowsDocument'
import { temporaryFolder } from '../support/folders'
import { openMoved } from '../support/openTemplate'
import { answers, feed } from '../support/recordedAnswers'
import { recordSupport } from '../support/recordSupport'
import { writeExport } from '../support/writeExport'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with ONNX Runtime'
const run = promisify(execFile)

/** Templates that cannot be written, and why. */
const REFUSED: Readonly<Record<string, string>> = { boltzmann: 'passDraws' }
/** Weights that are moved make of these what no two machines compute alike: every rounding grows from moment to moment. */
const CHAOTIC = new Set(['echoState'])
/** Other numbers of rows than those that a pass is recorded with. */
const COUNTS = [5, 1]

/** What ONNX's checker and ONNX Runtime say of a file. */
interface Report {
  readonly name: string
  readonly error?: string
  /** Largest differences from what is expected, relative to its scale; or what else is wrong. */
  readonly worst: readonly (number | string)[]
  readonly metadata: Readonly<Record<string, string>>
}

/** All templates, and networks of layers that they do not have. */
const documents: readonly (readonly [id: string, document: GraphDocument])[] = [
  ...templates.map(({ id }) => [id, template(id)] as const),
  ['wide', wideDocument()],
  ['windows', windowsDocument()],
  ['rarer', rarerDocument()],
]

beforeEach(({ skip }) => {
  if (!python) skip(missing)
})

function openFresh(device: Device, document: GraphDocument): OpenNetwork {
  const opened = openNetwork(device, document)
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

const toGiven = ({ dtype, shape }: Pick<Tensor, 'dtype' | 'shape'>, values: Iterable<number>) => ({
  type: dtype,
  shape,
  values: Array.from(values),
})

/** Rows that go in, and what the network makes of them. */
async function caseOf(open: OpenNetwork, count: number) {
  const traced = await trace(open)
  if (!traced.ok) throw new Error(traced.error.message)
  const graph = traced.value
  const ours = await answers(open, graph, count)
  const inputs = Object.entries(feed(open, graph, count)).map(([name, tensor]) => [name, toGiven(tensor, tensor.dataSync())]) // prettier-ignore
  const outputs = graph.outputs.map(({ name, value }, i) => {
    const { type, shape } = graph.values[value] ?? { type: 'float32', shape: [] }
    const sizes = shape.map((size) => (typeof size === 'number' ? size : size.perRow * count))
    return { name, ...toGiven({ dtype: type, shape: sizes }, ours[i] ?? []) }
  })
  return { inputs: Object.fromEntries(inputs) as object, outputs }
}

/** Writes every template with what it predicts beside it; the reasons of those that are refused. */
async function writeAll(folder: string): Promise<Record<string, string>> {
  const device = await openDevice(nativeMissing ? 'wasm' : 'tensorflow')
  if (!device.ok) throw new Error(device.error.message)
  const refused: Record<string, string> = {}
  for (const [id, document] of documents) {
    const open = CHAOTIC.has(id) ? openFresh(device.value, document) : openMoved(device.value, document)
    const code = await writeExport(onnxExporter, open, folder)
    if (code !== undefined) {
      refused[id] = code
      continue
    }
    await rename(join(folder, 'model.onnx'), join(folder, `${id}.onnx`))
    const cases = await Promise.all(COUNTS.map((count) => caseOf(open, count)))
    await writeFile(join(folder, `${id}.json`), JSON.stringify(cases))
  }
  return refused
}

test('every template written as ONNX is sound and predicts in ONNX Runtime what it predicts here', async () => {
  const folder = await temporaryFolder()
  const refused = await writeAll(folder)
  for (const [id, reason] of Object.entries(refused))
    recordSupport({ format: 'onnx', template: id, status: 'refused', reason })
  expect(refused).toEqual(REFUSED)
  const { stdout } = await run(python ?? '', [join(__dirname, 'runOnnx.py'), folder], { maxBuffer: 2 ** 26 })
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
  expect(reports).toHaveLength(documents.length - Object.keys(REFUSED).length)
  for (const { name, error, worst, metadata } of reports) {
    expect([name, error]).toEqual([name, undefined])
    expect([name, worst, worst.every((one) => typeof one === 'number' && one < 1e-5)]).toEqual([name, worst, true])
    expect(metadata['format']).toBe('ONNX IR 8, opset 17')
    if (templates.some(({ id }) => id === name))
      recordSupport({ format: 'onnx', template: name, status: 'same', worst: Math.max(...(worst as number[])) })
  }
  const lenet = reports.find(({ name }) => name === 'lenet5')?.metadata ?? {}
  expect(JSON.parse(lenet['inputs'] ?? '')).toMatchObject([{ name: 'data_features', scale: 1 / 255 }])
  expect(JSON.parse(lenet['outputs'] ?? '')).toMatchObject([{ classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] }]) // prettier-ignore
}, 900_000)
