import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OwnBlock } from '@shared/graph/blocks/ownBlock'
import { BlockService } from '../../../src-main/services/blocks/BlockService'
import { temporaryFolder } from '../../support/folders'
import { testStudio } from '../../support/testStudio'

const caller = { id: 'window' }
const twin = (id: string, title: string): OwnBlock => ({
  format: 'neuroloom-block',
  version: 1,
  id,
  title,
  nodes: [
    { id: 'a', type: 'dense', params: { units: 4 }, position: { x: 0, y: 0 } },
    { id: 'b', type: 'dense', params: { units: 4 }, position: { x: 200, y: 0 } },
  ],
  edges: [{ source: { node: 'a', port: 'output' }, target: { node: 'b', port: 'input' } }],
  inputs: [{ name: 'input', ends: [{ node: 'a', port: 'input' }] }],
  outputs: [{ name: 'output', end: { node: 'b', port: 'output' } }],
  params: [{ name: 'units', title: { en: 'Units', uk: 'Нейрони' }, sets: [{ node: 'a', param: 'units' }] }],
})

test('blocks survive a restart, get another title, and go', async () => {
  const userData = join(await temporaryFolder(), 'data')
  const first = await testStudio({ userData, projects: join(userData, 'projects') })
  expect(await first.handlers['block.list'](undefined, caller)).toEqual({
    ok: true,
    value: { blocks: [], problems: [] },
  })
  expect((await first.handlers['block.save'](twin('one', 'Twins'), caller)).ok).toBe(true)
  expect((await first.handlers['block.save'](twin('two', 'Attic'), caller)).ok).toBe(true)
  await first.close()

  const blocks = new BlockService(join(userData, 'blocks'))
  expect((await blocks.list()).blocks).toEqual([twin('two', 'Attic'), twin('one', 'Twins')])
  await blocks.save(twin('one', 'Aces'))
  expect((await blocks.list()).blocks.map(({ title }) => title)).toEqual(['Aces', 'Attic'])
  expect((await blocks.remove('one')).ok).toBe(true)
  expect((await blocks.remove('one')).ok, 'gone already').toBe(true)
  expect((await new BlockService(join(userData, 'blocks')).list()).blocks).toEqual([twin('two', 'Attic')])
})

test('damaged and hostile files are told, skipped, and left as they are', async () => {
  const folder = join(await temporaryFolder(), 'blocks')
  const blocks = new BlockService(folder)
  await blocks.save(twin('good', 'Good'))
  const bad: Record<string, string | Uint8Array> = {
    'half.json': JSON.stringify(twin('half', 'Half')).slice(0, 200),
    'empty.json': '',
    'list.json': '[1, 2]',
    'bytes.json': new Uint8Array([0xff, 0xfe, 0, 1]),
    'newer.json': JSON.stringify({ ...twin('newer', 'Newer'), version: 99 }),
    'nowhere.json': JSON.stringify({
      ...twin('nowhere', 'N'),
      inputs: [{ name: 'i', ends: [{ node: 'z', port: 'i' }] }],
    }),
    'a name.json': JSON.stringify(twin('a', 'A name that is no id')),
    'deep.json': `${'['.repeat(5000)}${']'.repeat(5000)}`,
    'proto.json': JSON.stringify(twin('p', 'P')).replace('"name":"units"', '"name":"__proto__"'),
  }
  for (const [name, content] of Object.entries(bad)) await writeFile(join(folder, name), content)
  await mkdir(join(folder, 'folder.json'))
  await writeFile(join(folder, 'notes.txt'), 'not ours')
  const copied = JSON.stringify(twin('good', 'Copied by hand')).replace('{', '{"__proto__":{"polluted":true},')
  await writeFile(join(folder, 'copy.json'), copied)

  const listing = await new BlockService(folder).list()
  expect(listing.blocks.map(({ id, title }) => [id, title])).toEqual([
    ['copy', 'Copied by hand'],
    ['good', 'Good'],
  ])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(listing.problems.map(({ code, values }) => [code, values?.['file']]).sort()).toEqual(
    [...Object.keys(bad), 'folder.json'].sort().map((file) => ['blockDamaged', file]),
  )
  expect((await readdir(folder)).length).toBe(Object.keys(bad).length + 4)
  expect(await readFile(join(folder, 'list.json'), 'utf8')).toBe('[1, 2]')
})

test('a block that cannot be written is a problem, not a crash', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'data'), '')
  const blocks = new BlockService(join(folder, 'data', 'blocks'))
  expect((await blocks.save(twin('one', 'One'))).ok).toBe(false)
  expect(await blocks.list()).toEqual({ blocks: [], problems: [] })
})
