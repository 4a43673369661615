import { expect, test } from 'vitest'
import { template } from '../../support/documents'
import { spoilCheckpoint } from '../../support/spoilCheckpoint'
import { testStudio } from '../../support/testStudio'

const caller = { id: 'test-window' }
const refused = (runId: string) => ({ ok: false, error: { code: 'weightsSpoiled', values: { run: runId } } })

test('a run with spoiled weights is refused by every service that would use them', async () => {
  const studio = await testStudio()
  const document = template('xorMlp', { epochs: 2 })
  const started = await studio.runs.start({ document }, caller)
  if (!started.ok) throw new Error(started.error.message)
  const { runId } = started.value
  await studio.runs.over(runId)
  await spoilCheckpoint(studio.runStore.checkpointOf(runId), 'weight:output/bias')
  const other = await testStudio({ userData: studio.userData })
  expect(await other.runs.ask(runId, { type: 'evaluate', split: 'train' })).toMatchObject(refused(runId))
  expect(await other.runs.ask(runId, { type: 'predict', inputs: { data: [[0, 1]] } })).toMatchObject(refused(runId))
  const request = { document, format: 'tfjs', runId, path: 'web' }
  expect(await other.exports.write(request, caller)).toMatchObject(refused(runId))
  const resumed = await other.runs.start({ document: template('xorMlp', { epochs: 4 }), resumeFrom: runId }, caller)
  if (!resumed.ok) throw new Error(resumed.error.message)
  await other.runs.over(resumed.value.runId)
  const history = await other.runs.history(resumed.value.runId)
  expect(history).toMatchObject({ ok: true, value: { summary: { status: 'failed' } } })
  expect(history.ok && history.value.events.at(-1)).toMatchObject({
    type: 'failed',
    problem: { code: 'checkpointFinal' },
  })
})
