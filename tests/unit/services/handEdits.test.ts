import { expect, test } from 'vitest'
import { contract } from '@shared/ipc/contract'
import type { Result } from '@shared/result'
import type { WeightChange, WeightsSet } from '@shared/training/weightEdit'
import { dispatch } from '../../../src-main/dispatch'
import { template } from '../../support/documents'
import { testStudio, until, type TestStudio } from '../../support/testStudio'

const caller = { id: 'window' }
const document = template('xorMlp', { epochs: 3 })
const place = { node: 'hidden', name: 'kernel', index: 1 }

/** As a window asks: checked at the boundary. */
const put = (studio: TestStudio, runId: string, changes: readonly object[]): Promise<Result<WeightsSet>> =>
  dispatch(contract, studio.handlers, 'run.setWeights', JSON.parse(JSON.stringify({ runId, changes })), caller) as never

async function finished(studio: TestStudio): Promise<string> {
  const started = await studio.runs.start({ document }, caller)
  if (!started.ok) throw new Error(started.error.message)
  await studio.event(started.value.runId, 'finished')
  await studio.runs.over(started.value.runId)
  return started.value.runId
}
async function weightOf(studio: TestStudio, runId: string): Promise<number> {
  const read = await studio.runs.ask(runId, { type: 'weights' })
  if (!read.ok) throw new Error(read.error.message)
  return read.value['hidden']?.['kernel']?.values[place.index] ?? NaN
}

test('a weight of a run that is over is changed for good: in memory, on the disk, for exports and for what goes on from it', async () => {
  const studio = await testStudio()
  const runId = await finished(studio)
  const before = await weightOf(studio, runId)
  const set = await put(studio, runId, [{ ...place, value: 1.5 }])
  expect(set).toMatchObject({ ok: true, value: { before: [before] } })
  expect(await weightOf(studio, runId)).toBe(1.5)
  expect(studio.events(runId).at(-1)).toMatchObject({ type: 'edited', ...place, from: before, to: 1.5, count: 1 })
  // An export waits until it is on the disk.
  const network = await studio.runs.network(document, runId)
  if (!network.ok) throw new Error(network.error.message)
  expect((await network.value.weights.read('hidden', 'kernel'))[place.index]).toBe(1.5)
  await network.value.close()
  const resumed = await studio.runs.start(
    { document: { ...document, training: { ...document.training, epochs: 9 } }, resumeFrom: runId, paused: true },
    caller,
  )
  if (!resumed.ok) throw new Error(resumed.error.message)
  await studio.event(resumed.value.runId, 'started')
  expect(await weightOf(studio, resumed.value.runId)).toBe(1.5)
  await studio.runs.stop(resumed.value.runId)
  // Changed once more, and the studio is closed at once.
  expect(await put(studio, runId, [{ ...place, value: -0.25 }])).toMatchObject({ ok: true, value: { before: [1.5] } })
  await studio.close()

  const later = await testStudio({ userData: studio.userData, projects: studio.projectsFolder })
  expect(await weightOf(later, runId)).toBe(-0.25)
  const [kept] = (await later.runs.list(document.id)).filter((run) => run.runId === runId)
  expect(kept).toMatchObject({ status: 'finished', edits: [{ ...place, from: before, to: -0.25 }] })
  // From the disk it is changed as well, and put back it has not been changed at all.
  expect(await put(later, runId, [{ ...place, value: before }])).toMatchObject({ ok: true, value: { before: [-0.25] } })
  const history = await until('record without edits', async () => {
    const read = await later.runs.history(runId)
    return read.ok && read.value.summary.edits?.length === 0 && read.value
  })
  expect(history.events.map(({ seq }) => seq)).toEqual(history.events.map((_, i) => i))
  await later.close()
  const last = await testStudio({ userData: studio.userData, projects: studio.projectsFolder })
  expect(await weightOf(last, runId)).toBe(before)
})

test('what is no number, no place or no run is refused, and nothing is another', async () => {
  const studio = await testStudio()
  const runId = await finished(studio)
  const before = await weightOf(studio, runId)
  const wrong: readonly (readonly [object, string])[] = [
    [{ ...place, value: NaN }, 'badInput'],
    [{ ...place, value: 'much' }, 'badInput'],
    [{ ...place, value: 1e39 }, 'weightNotFinite'],
    [{ ...place, index: 1e6, value: 1 }, 'weightPlace'],
    [{ ...place, name: 'nothing', value: 1 } satisfies WeightChange, 'weightUnknown'],
  ]
  for (const [change, code] of wrong) {
    const set = await put(studio, runId, [change])
    expect(set.ok ? 'ok' : set.error.code, JSON.stringify(change)).toBe(code)
  }
  expect(await put(studio, runId, [])).toMatchObject({ ok: false })
  expect(await put(studio, 'nobody', [{ ...place, value: 1 }])).toMatchObject({
    ok: false,
    error: { code: 'runUnknown' },
  })
  expect(await weightOf(studio, runId)).toBe(before)
  expect(studio.events(runId).some(({ type }) => type === 'edited')).toBe(false)
})
