import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExportProgress } from '@shared/ipc/types'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { template } from '../../support/documents'
import { spoilCheckpoint } from '../../support/spoilCheckpoint'
import { temporaryFolder } from '../../support/folders'
import { testStudio, type TestStudio } from '../../support/testStudio'

// Other tests leave things in the system's folder meanwhile.
beforeEach(async () => {
  const folder = await temporaryFolder()
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder)
})
afterEach(() => void vi.unstubAllEnvs())

const caller = { id: 'window' }

/** A network of 48 MB, long enough on its way to be followed. */
function large() {
  const document = template('lenet5')
  const units = new Map<unknown, number>([
    [120, 6000],
    [84, 2000],
  ])
  const nodes = document.nodes.map((node) => {
    const more = units.get(node.params['units'])
    return more === undefined ? node : { ...node, params: { ...node.params, units: more } }
  })
  return { ...document, nodes }
}

/** Aborts when the weight of this number is asked for. */
function abortAtWeight({ runs }: TestStudio, number: number): AbortSignal {
  const ended = new AbortController()
  const network = runs.network.bind(runs)
  let asked = 0
  runs.network = async (...given) => {
    const made = await network(...given)
    if (!made.ok) return made
    const { read } = made.value.weights
    const counted: typeof read = (node, name) => {
      if (++asked === number) ended.abort()
      return read(node, name)
    }
    return { ok: true, value: { ...made.value, weights: { ...made.value.weights, read: counted } } }
  }
  return ended.signal
}
const temporary = async (prefix: string): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(prefix))

async function trained(studio: TestStudio) {
  const document = template('xorMlp', { epochs: 2 })
  const started = await studio.runs.start({ document }, caller)
  if (!started.ok) throw new Error(started.error.message)
  await studio.runs.over(started.value.runId)
  return { document, runId: started.value.runId }
}

test.each(['keras', 'h5', 'npz', 'safetensors', 'tfjs', 'savedmodel', 'onnx'])(
  'an export as %s that is cancelled leaves nothing, not even an empty folder',
  async (format) => {
    const studio = await testStudio()
    const before = await temporary('neuroloom-hdf5-')
    const signal = abortAtWeight(studio, 6)
    const written = await studio.exports.write({ document: large(), format, path: 'gone' }, caller, { signal })
    expect(written).toEqual({ ok: true, value: null })
    expect(await readdir(studio.projectsFolder)).toEqual([])
    expect(await temporary('neuroloom-hdf5-')).toEqual(before)
  },
)

test('a cancelled export leaves the files of an earlier one as they were', async () => {
  const studio = await testStudio()
  const folder = join(studio.projectsFolder, 'web')
  await mkdir(folder)
  await writeFile(join(folder, 'model.json'), 'earlier')
  const signal = abortAtWeight(studio, 6)
  const request = { document: template('lenet5'), format: 'tfjs', path: 'web' }
  expect(await studio.exports.write(request, caller, { signal })).toEqual({ ok: true, value: null })
  expect(await readdir(folder)).toEqual(['model.json'])
  expect(await readFile(join(folder, 'model.json'), 'utf8')).toBe('earlier')
})

test('who asked for an export is told how far it is, and can cancel it by its name', async () => {
  const studio = await testStudio()
  const { handlers } = studio
  const asked = handlers['export.write']({ document: large(), format: 'npz', path: 'a.npz', job: 'one' }, caller)
  const done = await asked
  if (!done.ok || !done.value) throw new Error('It was not written')
  const told = studio.told.filter(({ name }) => name === 'export.progress')
  const seen = told.map(({ payload }) => payload as ExportProgress & { job: string })
  expect(told.every(({ to }) => to === caller.id)).toBe(true)
  expect(seen.every(({ job }) => job === 'one')).toBe(true)
  seen.forEach(({ share, written, total }, i) => {
    expect(share).toBeGreaterThanOrEqual(seen[i - 1]?.share ?? 0)
    expect(share).toBeLessThanOrEqual(1)
    expect(written).toBeLessThanOrEqual(total)
  })
  const other = handlers['export.write']({ document: large(), format: 'npz', path: 'b.npz', job: 'two' }, caller)
  await handlers['export.cancel']({ job: 'two' }, { id: 'another' })
  await handlers['export.cancel']({ job: 'two' }, caller)
  expect(await other).toEqual({ ok: true, value: null })
  expect(await readdir(studio.projectsFolder)).toEqual(['a.npz'])
})

test('an export can be cancelled after another of the same name is over', async () => {
  const { handlers, projectsFolder } = await testStudio()
  const long = handlers['export.write']({ document: large(), format: 'npz', path: 'a.npz', job: 'one' }, caller)
  const refused = await handlers['export.write'](
    { document: template('xorMlp'), format: 'none', path: 'b.npz', job: 'one' },
    caller,
  )
  expect(refused.ok).toBe(false)
  await handlers['export.cancel']({ job: 'one' }, caller)
  expect(await long).toEqual({ ok: true, value: null })
  expect(await readdir(projectsFolder)).toEqual([])
})

test('looking at a format reads no weights: spoiled ones are found when they are written', async () => {
  const studio = await testStudio()
  const { document, runId } = await trained(studio)
  await spoilCheckpoint(studio.runStore.checkpointOf(runId), 'weight:output/bias')
  const other = await testStudio({ userData: studio.userData })
  const request = { document, format: 'npz', runId }
  expect(await other.exports.preview(request)).toMatchObject({
    ok: true,
    value: { losses: [{ code: 'weightsAlone' }] },
  })
  expect(await other.exports.write({ ...request, path: 'x.npz' }, caller)).toMatchObject({
    ok: false,
    error: { code: 'weightsSpoiled' },
  })
})

test('looking at the run that goes on writes nothing aside, and tells what the optimizer would lose', async () => {
  const studio = await testStudio()
  const before = await temporary('neuroloom-weights-')
  const { document, runId } = await trained(studio)
  for (const format of ['keras', 'h5', 'onnx', 'tfjs', 'python-keras'])
    expect(await studio.exports.preview({ document, format, runId }), format).toMatchObject({ ok: true })
  const h5 = await studio.exports.preview({ document, format: 'h5', runId })
  expect(h5.ok && h5.value.losses.map(({ code }) => code)).toContain('optimizerStateLeftOut')
  const going = await studio.runs.start(
    { document: { ...document, training: { ...document.training, epochs: 1e5 } } },
    caller,
  )
  if (!going.ok) throw new Error(going.error.message)
  expect(await studio.exports.preview({ document, format: 'h5', runId: going.value.runId })).toMatchObject({ ok: true })
  expect(await temporary('neuroloom-weights-')).toEqual(before)
  await studio.runs.stop(going.value.runId)
})

test('a checkpoint of another network is refused before anything is written', async () => {
  const studio = await testStudio()
  const { document, runId } = await trained(studio)
  const wider = template('lenet5')
  await writeFile(join(studio.runStore.checkpointOf(runId), '..', 'document.json'), JSON.stringify(wider))
  const other = await testStudio({ userData: studio.userData })
  expect(await other.exports.preview({ document, format: 'npz', runId })).toMatchObject({
    ok: false,
    error: { code: 'checkpointOther' },
  })
  expect((await stat(other.projectsFolder)).isDirectory()).toBe(true)
})
