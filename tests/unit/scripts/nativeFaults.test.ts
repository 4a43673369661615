import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { script } from './load'
import { follow, install, lacking, makeHouse, mend, startInstall, type House } from './nativeHouse'

const missing = lacking()
beforeEach((context) => {
  if (missing) context.skip(missing)
})
const name = `native-2.21.0-${process.platform}-${process.arch}-r1`
const leftIn = ({ cache }: House) => readdirSync(cache).filter((entry) => entry !== 'downloads')
const kept = ({ cache }: House) => (existsSync(join(cache, 'downloads')) ? readdirSync(join(cache, 'downloads')) : [])
const stepsOf = (lines: readonly { step?: string }[], step: string) => lines.filter((line) => line.step === step).length

type Send = (response: ServerResponse, body: Buffer) => void
const whole: Send = (response, body) => response.end(body)
/** As a line that breaks after half of the wheel. */
const half: Send = (response, body) => {
  response.setHeader('content-length', body.length)
  response.write(body.subarray(0, body.length >> 1))
  setTimeout(() => response.destroy(), 100)
}
/** Bytes that are a wheel, but not this one, and that whoever keeps answers may keep. */
const another =
  (bytes: Buffer): Send =>
  (response) => {
    response.setHeader('cache-control', 'max-age=100000')
    response.end(bytes)
  }

/** A package index on the loopback that sends the wheel in these ways, one after the other, the last one for ever. */
async function serveIndex(house: House, ways: readonly Send[], { hashes = false } = {}) {
  const body = readFileSync(house.wheel)
  const file = basename(house.wheel)
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    if (!request.url?.endsWith('.whl')) {
      response.setHeader('content-type', 'text/html')
      response.end(`<a href="/${file}${hashes ? `#sha256=${house.source.sha256}` : ''}">${file}</a>`)
      return
    }
    const { range } = request.headers
    asked.push(range)
    response.setHeader('accept-ranges', 'bytes')
    response.setHeader('etag', '"one"')
    const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0)
    if (from > 0) {
      response.statusCode = 206
      response.setHeader('content-range', `bytes ${from}-${body.length - 1}/${body.length}`)
    }
    const way = ways[Math.min(asked.length, ways.length) - 1] ?? whole
    way(response, body.subarray(from))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const env = {
    ...house.env,
    PIP_NO_INDEX: undefined,
    PIP_FIND_LINKS: undefined,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_INDEX_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`,
    PIP_CACHE_DIR: join(house.folder, 'pip'),
  }
  return { house: { ...house, env }, asked }
}

/** True for a pip that goes on with half a file. */
function resumes(): boolean {
  const [, major, minor] = /^pip (\d+)\.(\d+)/.exec(
    execFileSync('python3', ['-m', 'pip', '--version'], { encoding: 'utf8' }),
  ) ?? ['', 0, 0]
  return Number(major) > 25 || (Number(major) === 25 && Number(minor) >= 1)
}

test.each([
  ['an index that gives checksums', true],
  ['one that gives none', false],
])('a download that breaks off is taken up again by itself, from %s', async (_, hashes) => {
  const { house, asked } = await serveIndex(makeHouse(), [half, whole], { hashes })
  const { last, lines } = await install(house)
  expect(last).toEqual({ ok: true, folder: join(house.cache, name) })
  // A pip that can goes on in the middle; for an older one the download begins anew.
  expect(asked).toEqual([undefined, resumes() ? expect.stringMatching(/^bytes=\d{3,}-$/) : undefined])
  expect(stepsOf(lines, 'unpack')).toBeGreaterThan(0)
})

test.each([true, false])('a line that always breaks ends with a message, and nothing is left', async (hashes) => {
  // A pip that goes on tries for minutes.
  if (resumes()) return
  const { house, asked } = await serveIndex(makeHouse(), [half], { hashes })
  const { code, last } = await install(house)
  expect([code, last.error?.code]).toEqual([1, 'damaged'])
  expect(last.error?.why).toMatch(/broke off|damaged/)
  expect(last.error?.todo).toContain('again')
  expect([leftIn(house), kept(house)]).toEqual([[], []])
  expect(asked).toHaveLength(2)
})

test('a wheel with another checksum is not believed a second time, however long it may be kept', async () => {
  const other = readFileSync(makeHouse({ version: '2.20.0' }).wheel)
  const { house, asked } = await serveIndex(makeHouse(), [another(other), whole])
  expect((await install(house)).last.error).toMatchObject({ code: 'checksum', why: expect.stringContaining('SHA-256') })
  expect([leftIn(house), kept(house), asked.length]).toEqual([[], [], 1])
  expect((await install(house)).last.ok).toBe(true)
  expect(asked).toHaveLength(2)
})

test('a disk that another program fills while it is unpacked: how many MB are missing, and nothing is left', async (context) => {
  const padding = 60_000_000
  const small = makeHouse({ padding })
  const house = { ...small, source: { ...small.source, unpackedBytes: padding + 1e6 } }
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', house.cache], { stdio: 'ignore' })
  } catch {
    return context.skip('a small disk can be mounted only as root')
  }
  onTestFinished(() => void execFileSync('umount', [house.cache]))
  const other = join(house.cache, 'downloads', 'other')
  const child = startInstall(house)
  const { last } = await follow(child, (step) => {
    if (step !== 'download' || existsSync(other)) return
    mkdirSync(join(house.cache, 'downloads'), { recursive: true })
    writeFileSync(other, Buffer.alloc(50_000_000))
  })
  expect(last.error).toMatchObject({ code: 'noSpace', why: expect.stringContaining('ran full while unpacking') })
  const { missing: needed } = last.error?.values ?? {}
  // 80 MiB less 50 MB are 34 MB, of 63 MB that are needed.
  expect(needed).toBeGreaterThan(20)
  expect(needed).toBeLessThan(40)
  expect(last.error?.why).toContain(`${needed} MB more are needed`)
  expect(leftIn(house)).toEqual([])
  rmSync(other)
  expect((await install(house)).last.ok).toBe(true)
})

test('a binding for another processor, in place of the installed one, is exchanged', async () => {
  const house = makeHouse()
  expect((await install(house)).last.ok).toBe(true)
  const binding = join(house.cache, name, 'tfjs_binding.node')
  const right = readFileSync(binding)
  const foreign = Buffer.from(right)
  foreign.writeUInt16LE(183, 18)
  writeFileSync(binding, foreign)
  expect((await mend(house)).last.ok).toBe(true)
  expect(readFileSync(binding)).toEqual(right)
})

test('an NVIDIA driver is found by its program, and its wheel is tried first', () => {
  const house = makeHouse()
  const bin = join(house.folder, 'bin')
  mkdirSync(bin)
  const flavors = () =>
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { nativeSources } = await import(${JSON.stringify(pathToFileURL(script('lib/native/source.mjs')).href)})
         console.log(nativeSources().map(({ requirement }) => requirement).join(' '))`,
      ],
      { env: { PATH: bin }, encoding: 'utf8' },
    ).trim()
  const without = existsSync('/proc/driver/nvidia/version') ? 'tensorflow==2.21.0 tensorflow-cpu==2.21.0' : 'tensorflow-cpu==2.21.0' // prettier-ignore
  expect(flavors()).toBe(without)
  writeFileSync(join(bin, 'nvidia-smi'), '#!/bin/sh\n')
  chmodSync(join(bin, 'nvidia-smi'), 0o755)
  expect(flavors()).toBe('tensorflow==2.21.0 tensorflow-cpu==2.21.0')
})

test.each([
  ['no CUDA libraries to be had', false, 'the Python Package Index could not be reached'],
  ['a card that does not answer', true, 'it finds no card that it can use'],
])('a driver, but %s: the library for the processor, and why', async (_, nvidia, why) => {
  const house = makeHouse()
  const wheels = house.cuda()
  if (nvidia) house.nvidia()
  const { last } = await follow(startInstall(house, false, wheels))
  expect(last.ok).toBe(true)
  const facts = JSON.parse(readFileSync(join(house.cache, name, 'native.json'), 'utf8'))
  expect(facts).toMatchObject({ flavor: 'cpu', noCard: why })
  expect(readdirSync(join(house.cache, name)).sort()).not.toContain('nvidia')
  expect([leftIn(house), kept(house)]).toEqual([[name], []])
})

test('a driver, CUDA libraries and a card: they lie beside the binding, which needs them', async () => {
  const house = makeHouse()
  const wheels = house.cuda()
  house.nvidia()
  const withCard = { ...house, env: { ...house.env, HOUSE_CARD: '1' } }
  expect((await follow(startInstall(withCard, false, wheels))).last.ok).toBe(true)
  const library = join('nvidia', 'cublas', 'lib', 'libcublas.so.12')
  const facts = JSON.parse(readFileSync(join(house.cache, name, 'native.json'), 'utf8'))
  expect(facts).toMatchObject({ flavor: 'cuda', files: { [library]: expect.any(String) } })
  rmSync(join(house.cache, name, library))
  const load = `require(${JSON.stringify(join(house.cache, name, 'tfjs_binding.node'))})`
  expect(() => execFileSync(process.execPath, ['-e', load], { stdio: 'pipe' })).toThrow(/libcublas/)
  expect((await follow(startInstall(withCard, false, wheels))).last.ok).toBe(true)
  execFileSync(process.execPath, ['-e', load])
})
