import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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
