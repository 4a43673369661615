import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeProblem } from '@shared/describeProblem'
import type { NativeState } from '@shared/ipc/nativeState'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { isNativeSystem, standardNativeFolder } from '../../../src-main/services/native/nativeFolder'
import { NativeService } from '../../../src-main/services/native/NativeService'
import { ROOT } from '../../support/built'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'
import { testStudio, until } from '../../support/testStudio'
import { lacking, makeHouse, python, writeScript } from '../scripts/nativeHouse'

const caller = { id: 'test-window' }
afterEach(() => vi.unstubAllEnvs())

const NOWHERE = { PATH: '/nonexistent', NEUROLOOM_PYTHON_BASE: '', CXX: '' }
const proxy = 'http://127.0.0.1:9'
const noNetwork = {
  ...{ http_proxy: proxy, https_proxy: proxy, HTTP_PROXY: proxy, HTTPS_PROXY: proxy, no_proxy: '', NO_PROXY: '' },
  ...{ PIP_CONFIG_FILE: '/dev/null', PIP_INDEX_URL: 'https://pypi.org/simple', PIP_FIND_LINKS: '' },
}
/** A disk of 8 MB, which only root can mount. */
function tinyDisk(): string | undefined {
  // Not a temporaryFolder: those are removed while it is still mounted.
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-disk-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  onTestFinished(() => void execFileSync('umount', [folder]))
  return folder
}

test.skipIf(!isNativeSystem()).each([
  ['Python', 'nativeNoPython', /Install it \(Debian: python3-pip\)/, () => NOWHERE],
  ['a compiler', 'nativeNoCompiler', /Install one \(Debian: g\+\+/, () => ({ ...NOWHERE, NEUROLOOM_PYTHON_BASE: python() })],
  ['a network', 'nativeNetwork', /Check the network connection/, () => noNetwork],
  ['room on the disk', 'nativeNoSpace', /1[34]\d\d MB more are needed/, () => {
      const disk = tinyDisk()
      return disk && { NEUROLOOM_CACHE: disk }
    }],
] as const)('without %s the studio opens on WebAssembly, trains, and says what to do', async (_, code, todo, find) => {
  const env = find()
  if (!env) return
  const all = { NEUROLOOM_CACHE: join(await temporaryFolder(), 'cache'), NEUROLOOM_NATIVE: '', ...env }
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value)
  const studio = await testStudio({ ensureNative: join(ROOT, 'scripts', 'ensureNative.mjs'), refusesNative: false })
  // As the studio does when it has opened.
  await studio.native.begin()
  expect(studio.native.state.status).toBe('installing')
  const info = await studio.handlers['app.info'](undefined, caller)
  expect(info.ok && info.value.device).toMatchObject({ backend: 'wasm', reason: 'nativeNotInstalled' })
  const started = await studio.runs.start({ document: template('xorMlp', { epochs: 20 }) }, caller)
  if (!started.ok) throw new Error(started.error.message)
  await studio.event(started.value.runId, 'finished')
  const state = await studio.native.over()
  if (state.status !== 'failed') throw new Error(`It is ${state.status}`)
  expect(state.problem.code).toBe(code)
  expect(describeProblem(state.problem, 'en')).toMatch(todo)
  expect(describeProblem(state.problem, 'uk')).not.toMatch(/undefined|\{|[a-z]{4} [a-z]{4}/)
  // The next studio knows it without another try.
  const next = await testStudio({ userData: studio.userData, ensureNative: '/nonexistent', refusesNative: false })
  expect(next.native.state).toEqual(state)
}) // prettier-ignore

test.each([
  ['download', 'cancelled'],
  ['compile', 'cancelled'],
  ['compile', 'killed'],
] as const)(
  'an install that is in its %s and is %s leaves nothing half, and the next one is whole',
  async (step, end) => {
    if (lacking()) return
    const house = makeHouse({ padding: 20_000_000 })
    const states: NativeState[] = []
    const folder = standardNativeFolder(house.env)
    const native = new NativeService({
      script: writeScript(house),
      file: join(house.folder, 'native.json'),
      refused: false,
      env: house.env,
      publish: (state) => void states.push(state),
      changed: () => undefined,
    })
    await native.start()
    onTestFinished(() => native.close())
    await native.install()
    await until(step, () => states.some((state) => state.status === 'installing' && state.step === step))
    // The lock names the process that installs.
    const { pid } = JSON.parse(readFileSync(`${folder}.lock`, 'utf8')) as { pid: number }
    if (end === 'killed') {
      process.kill(pid, 'SIGKILL')
      expect(await native.over()).toMatchObject({ status: 'failed', problem: { code: 'nativeUnforeseen' } })
    } else {
      await native.cancel()
      expect(native.state).toEqual({ status: 'absent' })
      expect(readdirSync(house.cache).filter((name) => name !== 'downloads')).toEqual([])
    }
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    expect(existsSync(folder)).toBe(false)
    await native.install()
    expect(await native.over()).toMatchObject({ status: 'ready', folder, flavor: 'cpu' })
    expect(readdirSync(house.cache).filter((name) => name !== 'downloads')).toEqual([folder.split('/').at(-1)])
  },
)
