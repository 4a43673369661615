import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { beforeEach, expect, test } from 'vitest'
import { exporters } from '../../src-main/export/exporters'
import { layersModule } from '../../src-main/export/keras/file/layersFile'
import { toKerasModel } from '../../src-main/export/keras/toKerasModel'
import { openDevice, type Device } from '../../src-main/trainer/openDevice'
import { template, templates } from '../support/documents'
import { temporaryFolder } from '../support/folders'
import { randomWeights } from '../support/randomWeights'
import { recordSupport, type Support } from '../support/recordSupport'
import { rarerDocument, windowsDocument } from '../support/windowsDocument'
import { wideDocument } from '../support/wideDocument'
import { writeExported } from '../support/writeExported'
import { choices, divided } from './networks'
import { ourAnswers, randomRows, type Fed } from './ourAnswers'
import { crossAttention, recurrences } from './sequenceDocuments'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'
const run = promisify(execFile)
const FORMATS = ['keras', 'h5'] as const
const ROWS = 3

interface Report {
  readonly name: string
  readonly error?: string
  readonly parameters: number
  readonly compiled: boolean
  readonly outputs: readonly (readonly (number | null)[])[]
  readonly document: GraphDocument
}
interface Case {
  readonly name: string
  readonly format: string
  readonly id: string
  readonly document: GraphDocument
  readonly file: string
  readonly module: string | null
  readonly inputs: readonly Fed[]
  readonly ours: readonly (readonly number[])[]
}

/** Exports a document with weights at random, or says why it is refused. */
async function exported(id: string, document: GraphDocument, device: Device, folder: string): Promise<Case[] | string> {
  const checked = checkGraph(document)
  const weights = randomWeights(checked)
  const model = toKerasModel(document, checked)
  if (!model.ok) return [model.error.code, ...Object.values(model.error.values ?? {})].join(' ')
  const inputs = model.value.inputs.map((input) => randomRows(input, ROWS))
  const ours = await ourAnswers(device, document, model.value, weights, inputs)
  const cases: Case[] = []
  for (const format of FORMATS) {
    const exporter = exporters.find((one) => one.id === format)
    const made = await exporter?.write({ document, weights } as never)
    if (!made?.ok || !made.value.files[0]) throw new Error(`${id} as ${format}`)
    const file = `${id}.${format}`
    await writeExported(join(folder, file), made.value.files[0])
    const beside = made.value.beside?.(join(folder, file)) ?? []
    for (const one of beside) await writeExported(join(folder, one.name), one)
    const module = beside.length > 0 ? layersModule(file) : null
    cases.push({ name: `${id}/${format}`, format, id, document, file, module, inputs, ours })
  }
  return cases
}

async function loaded(cases: readonly Case[], folder: string): Promise<ReadonlyMap<string, Report>> {
  const manifest = join(folder, 'manifest.json')
  await writeFile(manifest, JSON.stringify(cases.map(({ name, file, module, inputs }) => ({ name, file, module, inputs })))) // prettier-ignore
  const { stdout } = await run(python ?? '', [join(__dirname, 'loadModels.py'), manifest], { maxBuffer: 2 ** 28 })
  const reports = stdout.trim().split('\n').map((line) => JSON.parse(line) as Report) // prettier-ignore
  return new Map(reports.map((report) => [report.name, report]))
}

/** Of two numbers, by their size where they are large; what is no number there must be none here. */
function difference(theirs: number | null | undefined, ours: number): number {
  if (typeof theirs !== 'number') return theirs === null && !Number.isFinite(ours) ? 0 : Infinity
  return Number.isFinite(ours) ? Math.abs(theirs - ours) / (1 + Math.abs(ours)) : Infinity
}

/** Largest difference. */
const worstOf = (theirs: Report['outputs'], ours: Case['ours']): number =>
  Math.max(
    theirs.length === ours.length ? 0 : Infinity,
    ...ours.map((values, i) =>
      values.reduce(
        (worst, value, k) => Math.max(worst, difference(theirs[i]?.[k], value)),
        theirs[i]?.length === values.length ? 0 : Infinity,
      ),
    ),
  )

/** Other networks are no templates. */
const record = (support: Support): void => {
  if (templates.some(({ id }) => id === support.template)) recordSupport(support)
}

/** A network with more than a million weights in one layer, which are written in stripes, the last one narrower. */
function large(): GraphDocument {
  const base = template('mnistMlp')
  const nodes = base.nodes.map((node) =>
    node.id === 'hidden' ? { ...node, params: { ...node.params, units: 1500 } } : node,
  )
  return { ...base, nodes }
}

/** Templates that Keras has no words for, and the first node that it lacks. */
const REFUSED: Readonly<Record<string, string>> = {
  annealing: 'notInKeras tour tour',
  bamPairs: 'notInKeras letter → code bam',
  binaryModel: 'notInKeras memory binaryThreshold',
  boltzmann: 'notInKeras machine boltzmann',
  competitive: 'notInKeras plain competitive',
  dbn: 'notInKeras rbm1 rbm',
  echoState: 'notInKeras echo echoState',
  extremeLearning: 'notInKeras random extremeLearning',
  hamming: 'notInKeras network hamming',
  hopfieldLetters: 'notInKeras memory hopfield',
  kohonenMap: 'notInKeras map kohonen',
  liquidState: 'notInKeras liquid liquidState',
  lvqIris: 'notInKeras classes lvq',
  markovChain: 'notInKeras P markovChain',
  mazeQLearning: 'notInKeras table qTable',
  outstar: 'notInKeras star outstar',
  perceptronGates: 'notInKeras AND? perceptron',
  perceptronXor: 'notInKeras restless perceptron',
  rbfNet: 'notInKeras rbf rbf',
  rbmDigits: 'notInKeras rbm rbm',
  winnow: 'notInKeras × α perceptron',
}

beforeEach((context) => context.skip(!python, missing))

test('every template and every layer that Keras can hold answers there as here, from both of its files', async () => {
  const folder = await temporaryFolder()
  const device = await openDevice('wasm')
  if (!device.ok) throw new Error(device.error.message)
  const cases: Case[] = []
  const refused: Record<string, string> = {}
  const all = {
    ...Object.fromEntries(templates.map(({ id }) => [id, template(id)])),
    large: large(),
    wide: wideDocument(),
    windows: windowsDocument(),
    rarer: rarerDocument(),
    attention: crossAttention(),
    choices: choices(),
    divided: divided(),
    recurrences: recurrences(),
  }
  for (const [id, document] of Object.entries(all)) {
    const made = await exported(id, document, device.value, folder)
    if (typeof made === 'string') {
      refused[id] = made
      for (const format of FORMATS) record({ format, template: id, status: 'refused', reason: made })
    } else cases.push(...made)
  }
  const reports = await loaded(cases, folder)
  const wrong: Record<string, unknown> = {}
  for (const { name, format, id, ours, document } of cases) {
    const report = reports.get(name)
    const worst = report?.outputs ? worstOf(report.outputs, ours) : NaN
    if (!(worst < 1e-5)) wrong[name] = report?.error ?? worst
    else record({ format, template: id, status: 'same', worst })
    if (report?.document) expect([name, report.document]).toEqual([name, document])
  }
  expect(wrong).toEqual({})
  expect(refused).toEqual(REFUSED)
}, 900_000)
