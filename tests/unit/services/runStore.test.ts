import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, problem } from '@shared/result'
import type { RunEvent } from '@shared/training/runEvent'
import { expect, test } from 'vitest'
import { withFileLock } from '../../../src-main/services/files/withFileLock'
import { RunStore } from '../../../src-main/services/runs/RunStore'
import { temporaryFolder } from '../../support/folders'
import { runSummary } from '../../support/runSummary'

const stopped = (seq: number): RunEvent => ({ type: 'stopped', runId: 'a', seq, at: 1, step: 2 })

const RUN = runSummary('running')

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
  const summary = { ...RUN, status: 'stopped' as const }
  for (const name of ['checkpoint.nlckpt', 'document.json', 'events.ndjson', 'run.json']) {
    await put(target, name, 'old')
    await put(join(root, 'runs', 'a'), name, 'new')
  }
  // As a full disk left it.
  await put(join(root, 'runs', 'a'), 'run.json', JSON.stringify({ session: 's', summary: RUN }))
  await put(target, 'mine.txt', 'mine')
  const contents = async () =>
    Promise.all((await readdir(target)).sort().map((name) => readFile(join(target, name), 'utf8')))
  const full = () => Promise.resolve(fail(problem('diskFull', 'full')))
  expect(await store.copyTo(summary, target, full)).toMatchObject({ ok: false, error: { code: 'diskFull' } })
  expect(await contents()).toEqual(['old', 'old', 'old', 'mine', 'old'])
  // A folder in the way breaks the exchange off in the middle.
  await rm(join(target, 'events.ndjson'))
  await put(join(target, 'events.ndjson'), 'x', '')
  expect((await store.copyTo(summary, target)).ok).toBe(false)
  expect(await readdir(target)).not.toContain('run.json')
  await rm(join(target, 'events.ndjson'), { recursive: true })
  expect(await store.copyTo(summary, target)).toEqual(ok(null))
  const [checkpoint, document, events, mine, record = ''] = await contents()
  expect([checkpoint, document, events, mine]).toEqual(['new', 'new', 'new', 'mine'])
  expect(JSON.parse(record)).toEqual({ session: 's', summary: { ...summary, hasCheckpoint: true } })
})

test('a copy waits while another one exchanges the files of that folder', async () => {
  const root = await temporaryFolder()
  const target = join(root, 'kept')
  const store = new RunStore(join(root, 'runs'))
  for (const folder of [target, join(root, 'runs', 'a')]) await mkdir(folder, { recursive: true })
  await writeFile(join(target, 'run.json'), 'other')
  await writeFile(join(root, 'runs', 'a', 'run.json'), JSON.stringify({ session: 's', summary: RUN }))
  let copied: Promise<unknown> | undefined
  await withFileLock(join(target, 'run.json'), async () => {
    copied = store.copyTo(RUN, target)
    await sleep(300)
    expect(await readFile(join(target, 'run.json'), 'utf8')).toBe('other')
    return ok(null)
  })
  expect(await copied).toEqual(ok(null))
  expect(await readdir(target)).toEqual(['run.json'])
  expect(JSON.parse(await readFile(join(target, 'run.json'), 'utf8'))).toEqual({ session: 's', summary: RUN })
})
