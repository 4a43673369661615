import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, problem } from '@shared/result'
import type { RunEvent } from '@shared/training/runEvent'
import { expect, test } from 'vitest'
import { RunStore } from '../../../src-main/services/runs/RunStore'
import { temporaryFolder } from '../../support/folders'

const stopped = (seq: number): RunEvent => ({ type: 'stopped', runId: 'a', seq, at: 1, step: 2 })

test('events written after a line that was cut off are kept', async () => {
  const root = await temporaryFolder()
  await mkdir(join(root, 'a'))
  const file = join(root, 'a', 'events.ndjson')
  const store = new RunStore(root)
  await store.append('a', [stopped(0)])
  await appendFile(file, '{"type":"metri')
  await store.append('a', [stopped(1)])
  await store.append('a', [stopped(2)])
  expect(await store.events('a')).toEqual([stopped(0), stopped(1), stopped(2)])
  await writeFile(file, '')
  await store.append('a', [stopped(3)])
  expect(await store.events('a')).toEqual([stopped(3)])
})

test('a copy over an earlier run is whole or is not made, and a mixture passes for no run', async () => {
  const root = await temporaryFolder()
  const target = join(root, 'kept')
  const store = new RunStore(join(root, 'runs'))
  const put = async (folder: string, name: string, content: string) => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, name), content)
  }
  for (const name of ['checkpoint.nlckpt', 'document.json', 'events.ndjson', 'run.json']) {
    await put(target, name, 'old')
    await put(join(root, 'runs', 'a'), name, 'new')
  }
  await put(target, 'mine.txt', 'mine')
  const contents = async () =>
    Promise.all((await readdir(target)).sort().map((name) => readFile(join(target, name), 'utf8')))
  const full = () => Promise.resolve(fail(problem('diskFull', 'full')))
  expect(await store.copyTo('a', target, full)).toMatchObject({ ok: false, error: { code: 'diskFull' } })
  expect(await contents()).toEqual(['old', 'old', 'old', 'mine', 'old'])
  // A folder in the way breaks the exchange off in the middle.
  await rm(join(target, 'events.ndjson'))
  await put(join(target, 'events.ndjson'), 'x', '')
  expect((await store.copyTo('a', target)).ok).toBe(false)
  expect(await readdir(target)).not.toContain('run.json')
  await rm(join(target, 'events.ndjson'), { recursive: true })
  expect(await store.copyTo('a', target)).toEqual(ok(null))
  expect(await contents()).toEqual(['new', 'new', 'new', 'mine', 'new'])
})
