import { expect, test } from 'vitest'
import { template } from '../../support/documents'
import { testStudio } from '../../support/testStudio'

const caller = { id: 'test-window' }
const XOR = [[0, 0], [0, 1], [1, 0], [1, 1]] // prettier-ignore

test('a run is asked about what it has been, until its process goes: then only its last weights are left', async () => {
  const studio = await testStudio()
  const document = template('xorMlp', { epochs: 40 })
  const started = await studio.runs.start({ document }, caller)
  if (!started.ok) throw new Error(started.error.message)
  const { runId } = started.value
  const { step } = await studio.event(runId, 'finished')
  const moments = await studio.handlers['run.moments']({ runId }, caller)
  if (!moments.ok) throw new Error(moments.error.message)
  expect(moments.value).toMatchObject({ reopened: false })
  expect([moments.value.steps[0], moments.value.steps.at(-1)]).toEqual([0, step])
  const inputs = { data: XOR }
  const now = await studio.handlers['run.predict']({ runId, inputs }, caller)
  expect(await studio.handlers['run.predict']({ runId, inputs, at: step }, caller)).toEqual(now)
  expect(await studio.handlers['run.predict']({ runId, inputs, at: 0 }, caller)).not.toEqual(now)
  expect(await studio.handlers['run.predict']({ runId, inputs, at: step + 1 }, caller)).toMatchObject({
    ok: false,
    error: { code: 'momentMissing' },
  })

  await studio.close()
  const later = await testStudio({ userData: studio.userData, projects: studio.projectsFolder })
  expect(await later.handlers['run.moments']({ runId }, caller)).toMatchObject({
    ok: true,
    value: { steps: [], reopened: true },
  })
  // Nothing was opened to find that out.
  expect(later.trainers).toEqual([])
  expect(await later.handlers['run.predict']({ runId, inputs }, caller)).toEqual(now)
  expect(await later.handlers['run.moments']({ runId }, caller)).toMatchObject({ value: { steps: [], reopened: true } })
  expect(await later.handlers['run.moments']({ runId: 'none' }, caller)).toMatchObject({ value: { steps: [] } })
}, 60_000)
