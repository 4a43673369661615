import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NativeState } from '@shared/ipc/nativeState'
import { expect, onTestFinished, test } from 'vitest'
import { isNativeSystem, standardNativeFolder } from '../../../src-main/services/native/nativeFolder'
import { NativeService, type NativeParts } from '../../../src-main/services/native/NativeService'
import { forkNodeTrainer } from '../../../src-main/services/runs/forkNodeTrainer'
import { temporaryFolder } from '../../support/folders'
import { until } from '../../support/testStudio'
import { load } from '../scripts/load'

const FACTS = { version: '2.21.0', flavor: 'cpu', sha256: '0', size: 42 }
const PUT = `mkdirSync(folder, { recursive: true }); writeFileSync(folder + '/native.json', '${JSON.stringify(FACTS)}')`

/** A service on a cache of its own, with a script in place of the real install, and all that it published. */
async function service(body: string, parts: Partial<NativeParts> = {}) {
  const home = await temporaryFolder()
  const env = { ...process.env, NEUROLOOM_CACHE: join(home, 'cache'), NEUROLOOM_NATIVE: '' }
  const folder = standardNativeFolder(env)
  const script = join(home, 'install.mjs')
  const setBody = (text: string) =>
    writeFile(
      script,
      `import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
       const folder = ${JSON.stringify(folder)}
       const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n')
       appendFileSync(${JSON.stringify(join(home, 'started'))}, process.pid + '\\n')
       ${text}`,
    )
  await setBody(body)
  const states: NativeState[] = []
  const changes: string[] = []
  const open = async () => {
    const native = new NativeService({
      script,
      file: join(home, 'native.json'),
      refused: false,
      env,
      publish: (state) => void states.push(state),
      changed: () => void changes.push('changed'),
      ...parts,
    })
    await native.start()
    onTestFinished(() => native.close())
    return native
  }
  const pids = async () => (await readFile(join(home, 'started'), 'utf8').catch(() => '')).split('\n').filter(Boolean)
  return { native: await open(), open, setBody, states, changes, folder, home, pids, env }
}

const gone = (pid: string | undefined): boolean => {
  try {
    process.kill(Number(pid), 0)
    return false
  } catch {
    return true
  }
}
const HANGS = `say({ step: 'download', done: 5, total: 10 }); setInterval(() => {}, 1000)`
const isUnsupported = !isNativeSystem()

test('the studio and the install agree on the folder', async () => {
  const { nativeFolder } = await load('lib/native/installNative.mjs')
  expect(standardNativeFolder(process.env)).toBe(nativeFolder())
})

test.skipIf(isUnsupported)('installs with progress, is ready, and is found at the next start', async () => {
  const { native, open, states, changes, folder, pids } = await service(
    `say({ step: 'download', done: 5, total: 10 }); console.log('not JSON'); ${PUT}; say({ ok: true, folder })`,
  )
  expect(native.state).toEqual({ status: 'absent' })
  expect(native.environment()).toEqual({})
  await native.begin()
  await native.install()
  const ready = { status: 'ready', version: '2.21.0', flavor: 'cpu', size: 42, folder }
  expect(await native.over()).toEqual(ready)
  expect(states.map((state) => (state.status === 'installing' ? state.step : state.status))).toEqual([
    'start',
    'download',
    'ready',
  ])
  expect(changes).toEqual(['changed'])
  expect(native.environment()).toEqual({ NEUROLOOM_NATIVE: folder })
  const next = await open()
  expect(next.state).toEqual(ready)
  await next.begin()
  expect(await pids()).toHaveLength(1)
})

test.skipIf(isUnsupported)('a failed install is not begun again by itself for a day; a person may', async () => {
  const { native, open, pids, home, setBody } = await service(
    `say({ error: { code: 'noPython', what: 'W.', why: 'no Python', todo: 'install it' } }); process.exit(1)`,
  )
  await native.begin()
  const failed = { status: 'failed', problem: { code: 'nativeNoPython', cause: 'no Python' } }
  expect(await native.over()).toMatchObject(failed)
  const next = await open()
  expect(next.state).toMatchObject(failed)
  await next.begin()
  expect(await pids()).toHaveLength(1)
  const file = join(home, 'native.json')
  const memory = JSON.parse(await readFile(file, 'utf8')) as { failedAt: number }
  await writeFile(file, JSON.stringify({ ...memory, failedAt: memory.failedAt - 25 * 3_600_000 }))
  await next.begin()
  expect(await next.over()).toMatchObject(failed)
  expect(await pids()).toHaveLength(2)
  await setBody(`${PUT}; say({ ok: true, folder })`)
  await next.install()
  expect((await next.over()).status).toBe('ready')
})

test.skipIf(isUnsupported)('cancelled: the process is gone, and only a person begins it again', async () => {
  const { native, open, pids, states } = await service(HANGS)
  await native.begin()
  await until('progress', () => states.some((state) => state.status === 'installing' && state.done === 5))
  await native.cancel()
  expect(native.state).toEqual({ status: 'absent' })
  expect(gone((await pids())[0])).toBe(true)
  const next = await open()
  await next.begin()
  expect(await pids()).toHaveLength(1)
  await next.install()
  expect(next.state.status).toBe('installing')
  await until('second process', async () => (await pids()).length === 2)
  await next.close()
  expect(gone((await pids())[1])).toBe(true)
})

test.skipIf(isUnsupported)('cancelled: what the install started ends with it', async () => {
  const { native, states, home } = await service(
    `const { spawn } = await import('node:child_process')
     const compiler = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
     writeFileSync(new URL('compiler', import.meta.url), String(compiler.pid)); ${HANGS}`,
  )
  await native.install()
  await until('progress', () => states.some((state) => state.status === 'installing' && state.done === 5))
  const compiler = await readFile(join(home, 'compiler'), 'utf8')
  expect(gone(compiler)).toBe(false)
  await native.cancel()
  await until('the end of the compiler', () => gone(compiler), 5000)
})

test.skipIf(isUnsupported)('a library that is there is installed anew only when it is to be verified', async () => {
  const { native, open, pids, folder } = await service(`${PUT}; say({ ok: true, folder })`)
  await native.install()
  await native.over()
  const next = await open()
  await next.install()
  expect(await pids()).toHaveLength(1)
  await next.install(true)
  expect(await next.over()).toMatchObject({ status: 'ready', folder })
  expect(await pids()).toHaveLength(2)
})

test.skipIf(isUnsupported)('an install that dies without a word, or does not start', async () => {
  const { native } = await service(`process.stderr.write('the last words'); process.kill(process.pid, 'SIGKILL')`)
  await native.install()
  expect(await native.over()).toMatchObject({ status: 'failed', problem: { code: 'nativeUnforeseen' } })
  const other = await service('', { script: '/nonexistent/install.mjs' })
  await other.native.install()
  expect(await other.native.over()).toMatchObject({ status: 'failed', problem: { code: 'nativeUnforeseen' } })
})

test.skipIf(isUnsupported)(
  'removed on request, and stays removed; a folder that was named from outside is left alone',
  async () => {
    const removes = `rmSync(folder, { recursive: true, force: true }); say({ ok: true, folder })`
    const { folder, open, changes, pids, env } = await service(removes)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'native.json'), JSON.stringify(FACTS))
    const native = await open()
    expect(native.state.status).toBe('ready')
    await native.remove()
    expect([native.state.status, changes, native.environment()]).toEqual(['absent', ['changed'], {}])
    await native.begin()
    expect(await pids()).toHaveLength(1)
    const given = await service(removes, { env: { ...env, NEUROLOOM_NATIVE: folder } })
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'native.json'), JSON.stringify(FACTS))
    const named = await given.open()
    expect(await named.remove()).toMatchObject({ ok: false, error: { code: 'nativeGiven' } })
    expect(named.state.status).toBe('ready')
  },
)

test.skipIf(isUnsupported)('--no-native: nothing begins by itself; a half folder is no library', async () => {
  const { native, open, folder, pids } = await service(HANGS, { refused: true })
  expect(native.state).toEqual({ status: 'refused' })
  await native.begin()
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'native.json'), '{"version":')
  expect((await open()).state).toEqual({ status: 'refused' })
  expect(await pids()).toEqual([])
})

test('a trainer finds the folder in its environment', async () => {
  const file = join(await temporaryFolder(), 'trainer.cjs')
  await writeFile(file, `process.send({ native: process.env.NEUROLOOM_NATIVE, path: Boolean(process.env.PATH) })`)
  const message = await new Promise((settle) =>
    forkNodeTrainer(file)({ NEUROLOOM_NATIVE: '/some/folder' }).onMessage(settle),
  )
  expect(message).toEqual({ native: '/some/folder', path: true })
})
