import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createRandom } from '@shared/random'
import { expect, test } from 'vitest'
import { readInThread } from '../../../src-main/services/import/readInThread'
import { builtFile } from '../../support/built'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'
import { testStudio, type TestStudio } from '../../support/testStudio'

const caller = { id: 'window' }
const run = promisify(execFile)

/** A network that TensorFlow.js itself writes, in a process of its own, and what it answers there. */
async function saved(studio: TestStudio) {
  const rows = Array.from({ length: 5 }, (_, i) => {
    const random = createRandom(i, 'rows')
    return Array.from({ length: 6 }, () => random.uniform())
  })
  const folder = join(studio.projectsFolder, 'web')
  const { stdout } = await run(process.execPath, [join(__dirname, 'saveTfjs.cjs'), folder, JSON.stringify(rows)])
  return { folder, rows, answers: JSON.parse(stdout) as readonly number[][] }
}
async function opened(studio: TestStudio, path: string) {
  const imported = await studio.imports.open(path, caller)
  if (!imported.ok || !imported.value) throw new Error(imported.ok ? 'canceled' : imported.error.message)
  return imported.value
}

test('a network of TensorFlow.js answers as there, and training begins with its weights', async () => {
  const studio = await testStudio()
  const { folder, rows, answers } = await saved(studio)
  const { document, runId, missing } = await opened(studio, folder)
  expect(missing).toEqual([])
  if (runId === undefined) throw new Error('No weights came')
  const ours = await studio.runs.ask(runId, { type: 'predict', inputs: { data: rows.map((row) => row.slice()) } })
  if (!ours.ok) throw new Error(ours.error.message)
  const [output] = Object.values(ours.value.outputs)
  output?.rows.forEach((row, r) =>
    row.forEach((value, k) => expect(Math.abs(value - (answers[r]?.[k] ?? NaN))).toBeLessThan(1e-5)),
  )
  const [summary] = await studio.runs.list(document.id)
  expect(summary).toMatchObject({ runId, status: 'finished', origin: 'import', hasCheckpoint: true })
  // A learning rate so small that the weights stay: the first loss is that of the imported ones.
  const slow = { ...document.training, epochs: 1, optimizer: { type: 'sgd', params: { learningRate: 1e-7 } } }
  const started = await studio.runs.start({ document: { ...document, training: slow }, weightsFrom: runId }, caller)
  if (!started.ok) throw new Error(started.error.message)
  expect((await studio.runs.over(started.value.runId))?.status).toBe('finished')
  const after = await studio.runs.ask(started.value.runId, { type: 'predict', inputs: { data: rows } })
  if (!after.ok) throw new Error(after.error.message)
  const [later] = Object.values(after.value.outputs)
  later?.rows.forEach((row, r) =>
    // The means and variances of its batch normalization move all the same.
    row.forEach((value, k) => expect(Math.abs(value - (answers[r]?.[k] ?? NaN))).toBeLessThan(5e-3)),
  )
})

test('a project of the studio comes in as a copy, and weights of another network are no beginning', async () => {
  const studio = await testStudio()
  const path = join(studio.projectsFolder, 'iris.json')
  await writeFile(path, JSON.stringify(template('irisSoftmax')))
  const { document, runId, arranged } = await opened(studio, path)
  expect([runId, arranged, document.nodes]).toEqual([undefined, true, template('irisSoftmax').nodes])
  expect(document.id).not.toBe(template('irisSoftmax').id)
  const { folder } = await saved(studio)
  const other = await opened(studio, folder)
  const started = await studio.runs.start({ document, weightsFrom: other.runId }, caller)
  if (!started.ok) throw new Error(started.error.message)
  expect((await studio.runs.over(started.value.runId))?.status).toBe('failed')
})

test('a reader that takes too long is ended', async () => {
  const file = join(await temporaryFolder(), 'network')
  await writeFile(file, '{"modelTopology":{}}')
  const read = await readInThread(builtFile('importer.js'), file, 0.001)
  expect(read.ok || read.error.code).toBe('importTimeout')
})
