import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import type { GraphDocument } from '@shared/graph/document'
import { beforeEach, expect, test } from 'vitest'
import { prepareData, portKey } from '../../src-main/trainer/program/prepareData'
import { template } from '../support/documents'
import { testStudio, type TestStudio } from '../support/testStudio'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'
const run = promisify(execFile)
const caller = { id: 'window' }

/** Digits to train on and to test with. */
const TRAIN = 1500
const TEST = 300
const PIXELS = 784
const CLASSES = 10

interface State {
  readonly loss: number
  readonly answers: readonly (readonly number[])[]
  readonly steps: number
  readonly optimizer: string
}

beforeEach((context) => context.skip(!python, missing))

const withDigits = (document: GraphDocument, rows: number): GraphDocument => ({
  ...document,
  nodes: document.nodes.map((node) => (node.type === 'mnist' ? { ...node, params: { ...node.params, rows } } : node)),
})

/** LeNet-5 with a few hundred digits and a note of a person's. */
function digits(): GraphDocument {
  const schedule = { type: 'constant', params: {} }
  const settings = { epochs: 1, batchSize: 50, split: { validation: 0, test: 0 }, schedule }
  const base = withDigits(template('lenet5', settings), TRAIN)
  const note = { id: 'mine', text: 'Do not touch: the second pool is mine.', position: { x: -40, y: 412 } }
  return { ...base, notes: [...base.notes, { ...base.notes[0], ...note } as (typeof base.notes)[number]] }
}

/** Pixels from 0 to 1 and one-hot labels, of the first digits and of the first ones kept for tests. */
async function digitRows(document: GraphDocument) {
  const plan = toTrainingPlan(document)
  if (!plan.ok) throw new Error('no plan')
  const data = await prepareData(plan.value)
  if (!data.ok) throw new Error(data.error.message)
  const [features, target] = ['features', 'target'].map((port) => data.value.tables[portKey('data', port)])
  if (!features || !target) throw new Error('There are no digits')
  const part = (from: number, count: number) => ({
    x: Float32Array.from(features.values.subarray(from * PIXELS, (from + count) * PIXELS), (value) => value / 255),
    y: Float32Array.from(target.values.subarray(from * CLASSES, (from + count) * CLASSES)),
  })
  return { train: part(0, TRAIN), test: part(TRAIN, TEST) }
}

async function trained(studio: TestStudio, document: GraphDocument, weightsFrom?: string): Promise<string> {
  const started = await studio.runs.start({ document, weightsFrom }, caller)
  if (!started.ok) throw new Error(started.error.message)
  expect(await studio.runs.over(started.value.runId)).toMatchObject({ status: 'finished' })
  return started.value.runId
}

async function opened(studio: TestStudio, path: string) {
  const imported = await studio.imports.open(path, caller)
  if (!imported.ok || !imported.value) throw new Error(imported.ok ? 'canceled' : imported.error.message)
  const { runId, ...more } = imported.value
  if (runId === undefined) throw new Error(more.notices.map(({ message }) => message).join('\n'))
  return { runId, ...more }
}

async function answersOf(studio: TestStudio, runId: string, x: Float32Array): Promise<readonly (readonly number[])[]> {
  const rows = Array.from({ length: TEST }, (_, i) => Array.from(x.subarray(i * PIXELS, (i + 1) * PIXELS)))
  const answered = await studio.runs.ask(runId, { type: 'predict', inputs: { data: rows } })
  if (!answered.ok) throw new Error(answered.error.message)
  return Object.values(answered.value.outputs)[0]?.rows ?? []
}
const difference = (ours: readonly (readonly number[])[], theirs: State['answers']): number =>
  Math.max(
    ours.length === theirs.length ? 0 : Infinity,
    ...ours.flatMap((row, i) => row.map((value, k) => Math.abs(value - (theirs[i]?.[k] ?? Infinity)))),
  )

/** Mean cross-entropy of answers against one-hot labels. */
const lossOf = (answers: readonly (readonly number[])[], y: Float32Array): number =>
  answers.reduce(
    (sum, row, i) => sum - Math.log(row.reduce((p, value, k) => p + value * (y[i * CLASSES + k] ?? 0), 0)),
    0,
  ) / answers.length

test('LeNet-5 leaves for Keras, learns on there with its own optimizer, and comes back to learn on here', async () => {
  const studio = await testStudio()
  const folder = studio.projectsFolder
  const document = digits()
  const runId = await trained(studio, document)
  const written = await studio.exports.write({ document, format: 'keras', runId, path: join(folder, 'lenet.keras') }, caller) // prettier-ignore
  if (!written.ok || !written.value) throw new Error('not written')
  expect(written.value.losses).toEqual([])

  const rows = await digitRows(document)
  for (const [part, arrays] of Object.entries(rows))
    for (const [key, values] of Object.entries(arrays))
      await writeFile(join(folder, `${part}.${key}`), Buffer.from(values.buffer, values.byteOffset, values.byteLength))
  const files = (part: string) => ({ x: `${part}.x`, y: `${part}.y` })
  const manifest = join(folder, 'manifest.json')
  const saved = ['tuned.keras', 'tuned.h5']
  await writeFile(manifest, JSON.stringify({ file: 'lenet.keras', saved, shape: [28, 28, 1], classes: CLASSES, train: files('train'), test: files('test') })) // prettier-ignore
  const { stdout } = await run(python ?? '', [join(__dirname, 'fineTune.py'), manifest], { maxBuffer: 2 ** 26 })
  const { before, after } = JSON.parse(stdout) as { readonly before: State; readonly after: State }
  expect([before.optimizer, before.steps, after.steps]).toEqual(['Adam', TRAIN / 50, (2 * TRAIN) / 50])
  expect(after.loss).toBeLessThan(before.loss)

  // The file that nobody saved anew has the document as it was: ids, places, notes.
  const untouched = await opened(studio, join(folder, 'lenet.keras'))
  expect({ ...untouched.document, id: document.id }).toEqual(document)
  expect(difference(await answersOf(studio, untouched.runId, rows.test.x), before.answers)).toBeLessThan(1e-5)

  // Keras writes its own metadata: the graph is laid out anew, with the digits as its data.
  for (const name of saved) {
    const tuned = await opened(studio, join(folder, name))
    const { nodes, edges, training } = tuned.document
    expect(tuned.missing).toEqual([])
    expect(tuned.notices.map(({ code }) => code)).toEqual(['importDataChosen'])
    const kept = document.nodes.filter(({ type }) => type !== 'categoricalCrossentropy')
    expect(nodes.map(({ id, type }) => [id, type])).toEqual([
      ['data', 'mnist'],
      ['data_features', 'input'],
      ...kept.slice(1).map(({ id, type }) => [id, type]),
      ['loss', 'categoricalCrossentropy'],
    ])
    expect(new Set(nodes.map(({ position }) => JSON.stringify(position))).size).toBe(nodes.length)
    expect(edges).toHaveLength(document.edges.length + 1)
    expect(checkGraph(tuned.document).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(training.optimizer).toEqual(document.training.optimizer)
    const answers = await answersOf(studio, tuned.runId, rows.test.x)
    expect(difference(answers, after.answers)).toBeLessThan(1e-5)
    expect(Math.abs(lossOf(answers, rows.test.y) - after.loss)).toBeLessThan(1e-4)

    // Training goes on from there: an epoch later it is further than a network that began anew and than Keras.
    const more = withDigits({ ...tuned.document, training: { ...training, epochs: 1, batchSize: 50 } }, TRAIN)
    const later = await answersOf(studio, await trained(studio, more, tuned.runId), rows.test.x)
    expect(lossOf(later, rows.test.y)).toBeLessThan(after.loss)
  }
}, 300_000)
