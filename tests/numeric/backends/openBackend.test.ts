import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBackend } from '../../../src-main/trainer/backends/openBackend'
import { tf } from '../../../src-main/trainer/backends/tfcore'
import { findWasmFolder } from '../../../src-main/trainer/backends/wasm/findWasmFolder'
import { wasmFiles } from '../../../src-main/trainer/backends/wasm/wasmFiles'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wasm-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const openFrom = (wasmFolder: string) => openBackend('wasm', { wasmFolder, threads: 1 })

describe('a file of the engine that cannot be used is an error and never another engine', () => {
  test('absent', async () => {
    const opened = await openFrom(folder)
    expect(opened).toMatchObject({ ok: false, error: { code: 'backend.wasmMissing' } })
    if (!opened.ok) expect(opened.error.message).toContain(join(folder, wasmFiles.simd))
  })

  test.each<[string, (file: string) => void]>([
    ['empty', (file) => writeFileSync(file, '')],
    ['not WebAssembly', (file) => writeFileSync(file, 'This is a text.')],
    ['cut short', (file) => truncateSync(file, 100_000)],
    ['another program', (file) => writeFileSync(file, new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))],
    ['damaged', (file) => writeFileSync(file, readFileSync(file).fill(255, 50_000, 60_000))],
  ])('%s', async (_, damage) => {
    cpSync(findWasmFolder()!, folder, { recursive: true, filter: (path) => !/\.(js|map|ts)$/.test(path) })
    damage(join(folder, wasmFiles.simd))
    expect(await openFrom(folder)).toMatchObject({ ok: false, error: { code: 'backend.wasmBroken' } })
    expect(tf.getBackend()).not.toBe('cpu')
  })
})

describe('an engine that opens', () => {
  test('is the one selected and says what it is', async () => {
    const wasm = await openFrom(findWasmFolder()!)
    expect(wasm).toMatchObject({ ok: true })
    if (!wasm.ok) return
    expect(tf.getBackend()).toBe('wasm')
    expect(wasm.value.describe()).toEqual({
      title: 'WebAssembly SIMD',
      version: '4.22.0',
      simd: true,
      threads: 1,
      parallel: 1,
    })
  })

  test('stays open while another is selected', async () => {
    const wasm = await openBackend('wasm')
    const cpu = await openBackend('cpu')
    if (!wasm.ok || !cpu.ok) throw new Error('An engine did not open.')
    expect(tf.getBackend()).toBe('cpu')
    expect(cpu.value.describe()).toMatchObject({ title: 'JavaScript', simd: false, threads: 1 })
    const again = await openBackend('wasm')
    expect(tf.getBackend()).toBe('wasm')
    expect(again.ok && again.value).toBe(wasm.value)
  })

  test('leaves no listeners on the process', async () => {
    const before = process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection')
    await openFrom(findWasmFolder()!)
    expect(process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection')).toBe(before)
  })
})
