import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toZip } from '../../../src-main/export/files/toZip'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'
import { testStudio, type TestStudio } from '../../support/testStudio'

// Other tests leave things in the system's folder meanwhile.
beforeEach(async () => {
  const folder = await temporaryFolder()
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder)
})
afterEach(() => void vi.unstubAllEnvs())

const caller = { id: 'tab' }
const uploads = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('neuroloom-import-'))

/** The files of a network that was exported for TensorFlow.js. */
async function webModel(studio: TestStudio) {
  const request = { document: template('lenet5'), format: 'tfjs', path: 'web' }
  const written = await studio.exports.write(request, caller)
  if (!written.ok || !written.value) throw new Error('Not written')
  const folder = written.value.path
  const names = await readdir(folder)
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
}
async function packed(files: readonly { readonly name: string; readonly bytes: Uint8Array }[], folder: string) {
  const pieces: Uint8Array[] = []
  for await (const piece of toZip(files.map(({ name, bytes }) => ({ name: folder + name, content: bytes }))))
    pieces.push(piece)
  return Buffer.concat(pieces)
}
function send(studio: TestStudio, id: string, name: string, bytes: Uint8Array, width = 50_000) {
  return (async () => {
    for (let at = 0; at < Math.max(1, bytes.length); at += width) {
      const data = Buffer.from(bytes.subarray(at, at + width)).toString('base64')
      const received = await studio.handlers['import.receive']({ id, name, data }, caller)
      if (!received.ok) return received
    }
    return undefined
  })()
}
const open = (studio: TestStudio, id: string, name: string, who = caller) =>
  studio.handlers['import.open']({ upload: { id, name } }, who)

test('a manifest and its shards that are sent in pieces are the network that was exported, and leave nothing', async () => {
  const studio = await testStudio()
  const before = await uploads()
  for (const { name, bytes } of await webModel(studio)) expect(await send(studio, 'a', name, bytes)).toBeUndefined()
  expect(await open(studio, 'a', 'model.json', { id: 'another' })).toMatchObject({ ok: false })
  const opened = await open(studio, 'a', 'model.json')
  if (!opened.ok || !opened.value) throw new Error(opened.ok ? 'canceled' : opened.error.message)
  expect(opened.value.missing).toEqual([])
  expect(opened.value.runId).toBeDefined()
  expect(await uploads()).toEqual(before)
  expect(await open(studio, 'a', 'model.json')).toMatchObject({ ok: false, error: { code: 'importMissing' } })
})

test.each(['', 'web/'])('an archive with the files in “%s” is read as their folder', async (folder) => {
  const studio = await testStudio()
  const files = await webModel(studio)
  await send(studio, 'b', 'web.zip', await packed(files, folder))
  const opened = await open(studio, 'b', 'web.zip')
  if (!opened.ok || !opened.value) throw new Error(opened.ok ? 'canceled' : opened.error.message)
  expect(opened.value.runId).toBeDefined()
  const shard = files.filter(({ name }) => name !== 'model.json')
  await send(studio, 'c', 'web.zip', await packed(shard, folder))
  expect(await open(studio, 'c', 'web.zip')).toMatchObject({ ok: false, error: { code: 'importUnknown' } })
  const manifest = files.filter(({ name }) => name === 'model.json')
  await send(studio, 'd', 'web.zip', await packed(manifest, folder))
  expect(await open(studio, 'd', 'web.zip')).toMatchObject({ ok: false, error: { code: 'importMissing' } })
})

test('names that lead elsewhere, more networks at a time than a person sends, and tabs that go leave nothing', async () => {
  const studio = await testStudio()
  const before = await uploads()
  const piece = Buffer.from('x')
  for (const name of ['../x', 'a/b', 'a\\b', '..', '.', 'C:x', 'a\0b'])
    expect(await send(studio, 'a', name, piece), name).toMatchObject({ ok: false, error: { code: 'importOutside' } })
  expect(await uploads()).toEqual(before)
  expect(await send(studio, 'a', 'x', piece)).toBeUndefined()
  expect(await send(studio, 'b', 'x', piece)).toBeUndefined()
  expect(await send(studio, 'c', 'x', piece)).toMatchObject({ ok: false, error: { code: 'importBusy' } })
  await studio.handlers['import.forget']({ id: 'a' }, caller)
  expect(await send(studio, 'c', 'x', piece)).toBeUndefined()
  studio.gone(caller.id)
  await expect.poll(uploads).toEqual(before)
})

test('pieces that come together lie in one folder in their order, and go with a tab that goes meanwhile', async () => {
  const studio = await testStudio()
  const before = await uploads()
  const [model] = await webModel(studio).then((files) => files.filter(({ name }) => name === 'model.json'))
  const bytes = model?.bytes ?? Buffer.alloc(0)
  const receive = (id: string, piece: Uint8Array) => {
    const data = Buffer.from(piece).toString('base64')
    return studio.handlers['import.receive']({ id, name: 'model.json', data }, caller)
  }
  const pieces = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, i) => bytes.subarray(i * 100, i * 100 + 100))
  const received = await Promise.all(pieces.map((piece) => receive('a', piece)))
  expect(received.filter(({ ok }) => !ok)).toEqual([])
  const [folder, ...others] = (await uploads()).filter((name) => !before.includes(name))
  expect(others).toEqual([])
  expect(await readFile(join(tmpdir(), folder ?? '', 'model.json'))).toEqual(bytes)
  await studio.handlers['import.forget']({ id: 'a' }, caller)
  const several = await Promise.all(['a', 'b', 'c', 'd'].map((id) => receive(id, bytes)))
  expect(several.filter(({ ok }) => ok)).toHaveLength(2)
  const late = Array.from({ length: 50 }, () => receive('a', bytes))
  studio.gone(caller.id)
  await Promise.all(late)
  await expect.poll(uploads).toEqual(before)
})
