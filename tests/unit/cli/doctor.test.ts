import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describeProblem } from '@shared/describeProblem'
import type { BackendState } from '@shared/ipc/types'
import type { DeviceInfo, RunEvent } from '@shared/training/runEvent'
import { expect, test } from 'vitest'
import type { BackendReport } from '../../../src-main/cli/commands/reportBackends'
import { isNativeSystem, standardNativeFolder } from '../../../src-main/services/native/nativeFolder'
import { ROOT } from '../../support/built'
import { folder, run } from '../../support/commandLine'
import { template } from '../../support/documents'
import { testStudio } from '../../support/testStudio'

// Of the bench, which is plain JavaScript.
const { startTrainer } = (await import(pathToFileURL(join(ROOT, 'tests/bench/support/startTrainer.mjs')).href)) as {
  startTrainer(options: object): Promise<{ readonly device: DeviceInfo; end(): Promise<void> }>
}

interface Report {
  readonly device: DeviceInfo
  readonly backends: readonly BackendReport[]
  readonly missing: readonly string[]
}
/** The trainers of tests know of the library by this variable alone, so that the command line must not find another. */
const onlyNamed = () => (process.env['NEUROLOOM_NATIVE'] ? {} : { NEUROLOOM_CACHE: join(folder, 'nothing') })
const doctor = async (...words: string[]) =>
  JSON.parse((await run(['doctor', '--json', ...words], onlyNamed())).out) as Report

/** What is the same before a run and in it. */
const same = ({ backend, title, version, threads, simd }: DeviceInfo) => ({ backend, title, version, threads, simd })

test.each(['auto', 'wasm', 'cpu'] as const)(
  'doctor, the studio, its panel, a run and the bench speak of the same device, %s',
  async (backend) => {
    const { device, backends } = await doctor('--backend', backend)
    const used = same(device)
    if (backend !== 'auto') expect(used.backend).toBe(backend)
    expect(backends.filter(({ standing }) => standing === 'inUse').map((one) => one.backend)).toEqual([used.backend])

    const trained = await run(
      ['train', 'template:xorMlp', '--epochs', '1', '--json', '--backend', backend],
      onlyNamed(),
    )
    const events = trained.out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as RunEvent)
    const started = events.find((event) => event.type === 'started')
    expect(started?.type === 'started' && same(started.device)).toEqual(used)

    const studio = await testStudio({ backend, keepsSpareTrainer: true })
    const info = await studio.handlers['app.info'](undefined, { id: 'page' })
    expect(info.ok && same(info.value.device)).toEqual(used)
    const states = await studio.handlers['app.backends'](undefined, { id: 'page' })
    const opened = ({ device: found }: BackendState) => found && [found.backend, found.title, found.version]
    expect(states.ok && states.value.map(opened)).toEqual(
      backends.map((one) => (one.title === undefined ? undefined : [one.backend, one.title, one.version])),
    )
    expect(backends.every(({ title, problem }) => (title === undefined) !== (problem === undefined))).toBe(true)
    const begun = await studio.runs.start({ document: template('xorMlp', { epochs: 1 }) }, { id: 'page' })
    if (!begun.ok) throw new Error(begun.error.message)
    expect(same((await studio.event(begun.value.runId, 'started')).device)).toEqual(used)

    const bench = await startTrainer({ backend, document: template('xorMlp'), folder: join(folder, 'bench') })
    expect(same(bench.device)).toEqual(used)
    await bench.end()
  },
)

const AARCH64 = 183
/** The beginning of this Node, as if it were compiled for another processor. */
async function header(machine?: number): Promise<Buffer> {
  const file = await open(process.execPath)
  const { buffer } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
  await file.close()
  if (machine !== undefined) buffer.writeUInt16LE(machine, 18)
  return buffer
}

test.each([
  ['tfjs_binding.node', AARCH64, undefined],
  ['libtensorflow_cc.so.2', undefined, AARCH64],
] as const)('%s for another processor: doctor and the panel say so', async (name, binding, library) => {
  if (!isNativeSystem() || process.platform !== 'linux' || process.arch !== 'x64') return
  const cache = join(folder, 'cache')
  const place = standardNativeFolder({ NEUROLOOM_CACHE: cache })
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'tfjs_binding.node'), await header(binding))
  await writeFile(join(place, 'libtensorflow_cc.so.2'), await header(library))
  await writeFile(join(place, 'native.json'), JSON.stringify({ version: '2.21.0', flavor: 'cpu', size: 8192 }))
  const env = { NEUROLOOM_CACHE: cache, NEUROLOOM_NATIVE: '' }
  for (const backend of ['auto', 'wasm']) {
    const { code, out } = await run(['doctor', '--json', '--backend', backend], env)
    const { device, backends, missing } = JSON.parse(out) as Report
    expect([code, device.backend, missing]).toEqual([1, 'wasm', ['TensorFlow']])
    const [tensorflow, , wasm, cpu] = backends
    expect(tensorflow).toMatchObject({
      standing: 'notAvailable',
      problem: { code: 'backend.nativeForeign', values: { file: name, processor: 'arm64', here: 'x64' } },
    })
    expect([wasm?.standing, cpu?.standing]).toEqual(['inUse', 'available'])
  }
  const told = await run(['doctor', '--language', 'uk'], env)
  expect(told.out).toMatch(new RegExp(`TensorFlow: недоступний, .*${name} для arm64, а цей комп’ютер — x64`))
  const trained = await run(['train', 'template:xorMlp', '--epochs', '1'], env)
  expect([trained.code, trained.err]).toEqual([0, expect.stringContaining('WebAssembly')])
  const problem = { code: 'backend.nativeForeign', message: '', values: { file: name, processor: 'arm64' } }
  expect(describeProblem(problem, 'en')).toContain(`${name} is for arm64`)
})
