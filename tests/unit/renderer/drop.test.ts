import { expect, test } from 'vitest'
import { chooseDropped } from '../../../src-renderer/drop/chooseDropped'
import type { DroppedFile, DroppedItem } from '../../../src-renderer/drop/Dropped'
import { isForeignKind } from '../../../src-renderer/drop/isForeignKind'

const MANIFEST = JSON.stringify({ modelTopology: {}, weightsManifest: [{ paths: ['a.bin', 'b.bin'], weights: [] }] })
const PROJECT = JSON.stringify({ format: 'neuroloom', version: 1, nodes: [{ class_name: 'not one' }] })

const dropped = (name: string, text = 'x', path?: string): DroppedFile => ({
  file: new File([text], name),
  ...(path !== undefined && { path }),
})
const item = (name: string, text?: string, path?: string): DroppedItem => ({
  kind: 'file',
  ...dropped(name, text, path),
})
const folder = (files: readonly DroppedFile[], path?: string): DroppedItem => ({
  kind: 'folder',
  name: 'web',
  files: () => Promise.resolve(files),
  ...(path !== undefined && { path }),
})
const huge = (name: string): DroppedItem => {
  const file = new File(['x'], name)
  Object.defineProperty(file, 'size', { value: 2 ** 31 })
  return { kind: 'file', file }
}

test.each<[string, readonly DroppedItem[], unknown]>([
  ['Keras', [item('a.keras')], { kind: 'import', file: { file: { name: 'a.keras' } }, beside: [] }],
  ['capital letters', [item('A.H5')], { kind: 'import' }],
  ['an archive', [item('web.zip')], { kind: 'import' }],
  ['a project', [item('a.neuroloom.json', PROJECT)], { kind: 'open' }],
  ['a project with its path', [item('a.json', PROJECT, '/p/a.json')], { kind: 'open', file: { path: '/p/a.json' } }],
  ['text that is neither, which its reader refuses', [item('a.json', '{')], { kind: 'open' }],
  [
    'a manifest with its shards',
    [item('a.bin'), item('model.json', MANIFEST), item('b.bin')],
    { kind: 'import', beside: [{ file: { name: 'a.bin' } }, { file: { name: 'b.bin' } }] },
  ],
  ['a manifest with its path', [item('model.json', MANIFEST, '/web/model.json')], { kind: 'import', beside: [] }],
  [
    'a folder, of which only what is named is sent',
    [folder([dropped('b.bin'), dropped('film.mp4'), dropped('model.json', MANIFEST), dropped('a.bin')])],
    { kind: 'import', beside: [{ file: { name: 'b.bin' } }, { file: { name: 'a.bin' } }] },
  ],
  [
    'a folder with its path',
    [folder([dropped('model.json', MANIFEST)], '/web')],
    { kind: 'importFolder', path: '/web' },
  ],
])('what is dropped is taken: %s', async (_what, items, wish) => {
  const chosen = await chooseDropped(items)
  expect(chosen.ok ? chosen.value : chosen.error).toMatchObject(wish as object)
})

test.each<[string, readonly DroppedItem[], string]>([
  ['an unknown ending', [item('notes.doc')], 'importUnknown'],
  ['a shard alone', [item('a.bin')], 'importUnknown'],
  ['two networks', [item('a.keras'), item('b.keras')], 'importSeveral'],
  ['a network and something else', [item('a.keras'), item('notes.doc')], 'importSeveral'],
  ['a network and a folder', [item('a.keras'), folder([])], 'importSeveral'],
  ['two manifests', [item('model.json', MANIFEST), item('model.json', MANIFEST)], 'importSeveral'],
  ['a folder without a manifest', [folder([dropped('a.keras')])], 'importFolder'],
  ['a manifest without its shards', [item('model.json', MANIFEST)], 'importShards'],
  ['a manifest with one of two shards', [item('model.json', MANIFEST), item('a.bin')], 'importShards'],
  ['more than is read', [huge('a.onnx')], 'importTooLarge'],
])('what cannot be taken is refused: %s', async (_what, items, code) => {
  expect(await chooseDropped(items)).toMatchObject({ ok: false, error: { code } })
})

test('only files that surely are none are refused while they are held', () => {
  expect(isForeignKind(['image/png'])).toBe(true)
  expect(isForeignKind(['image/png', 'text/csv'])).toBe(true)
  for (const kinds of [[], [''], ['application/json'], ['application/zip'], ['image/png', '']])
    expect(isForeignKind(kinds)).toBe(false)
})
