import { beforeEach, expect, test } from 'vitest'
import { template } from '../../support/documents'
import { testStudio, until, type TestStudio } from '../../support/testStudio'
import { nativeMissing } from './native'

beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))
const caller = { id: 'test-window' }

async function start(studio: TestStudio, request: Parameters<TestStudio['runs']['start']>[0]): Promise<string> {
  const started = await studio.runs.start(request, caller)
  if (!started.ok) throw new Error(started.error.message)
  return started.value.runId
}

test('a trainer killed inside the native library: the run fails with its last checkpoint, the studio goes on, the next run works', async () => {
  const studio = await testStudio({ backend: 'tensorflow' })
  const document = template('mnistMlp', { epochs: 1000 })
  const runId = await start(studio, { document })
  expect((await studio.event(runId, 'started')).device.engine).toMatch(/native|xla/)
  const { step } = await studio.event(runId, 'checkpoint', 60_000)
  const trainer = studio.trainers.at(-1)
  // Steps go on in calls of the library that take all the time there is: metrics came, so the next call has begun.
  const told = studio.events(runId).length
  await until('news', () => studio.events(runId).length > told)
  process.kill(trainer?.pid ?? 0, 'SIGKILL')
  const failed = await studio.event(runId, 'failed')
  expect(failed.problem).toMatchObject({ code: 'trainerDied', values: { signal: 'SIGKILL', kept: 'checkpoint' } })
  const [summary] = await studio.runs.list(document.id)
  expect(summary).toMatchObject({ runId, status: 'failed', hasCheckpoint: true, resumable: true })
  expect((await studio.handlers['app.device'](undefined, caller)).ok).toBe(true)
  const next = await start(studio, {
    document: { ...document, training: { ...document.training, epochs: 1000 } },
    resumeFrom: runId,
  })
  const resumed = await studio.event(next, 'started', 60_000)
  expect(resumed.fromStep).toBeGreaterThanOrEqual(step)
  await studio.event(next, 'metrics')
  await studio.runs.stop(next)
  const other = await start(studio, { document: template('xorMlp', { epochs: 5 }) })
  await studio.event(other, 'finished')
}, 120_000)
