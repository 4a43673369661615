import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contract } from '@shared/ipc/contract'
import { graphHash } from '@shared/compile/graphHash'
import type { GraphDocument } from '@shared/graph/document'
import type { RunChanged } from '@shared/ipc/types'
import type { Result } from '@shared/result'
import { dispatch } from '../../../src-main/dispatch'
import { template } from '../../support/documents'
import { testStudio, until, type TestStudio } from '../../support/testStudio'

const caller = { id: 'window' }
const document = template('xorMlp', { epochs: 10_000_000 })
const slower: GraphDocument = {
  ...document,
  training: {
    ...document.training,
    epochs: 9_000_000,
    optimizer: { ...document.training.optimizer, params: { learningRate: 0.0007 } },
  },
}
const wider: GraphDocument = {
  ...document,
  nodes: document.nodes.map((node) =>
    node.id === 'hidden' ? { ...node, params: { ...node.params, units: 7 } } : node,
  ),
}

/** As a window asks: checked at the boundary. */
const change = (studio: TestStudio, runId: string, wanted: GraphDocument): Promise<Result<RunChanged>> =>
  dispatch(
    contract,
    studio.handlers,
    'run.change',
    JSON.parse(JSON.stringify({ runId, document: wanted })),
    caller,
  ) as never

async function going(studio: TestStudio): Promise<string> {
  const started = await studio.runs.start({ document }, caller)
  if (!started.ok) throw new Error(started.error.message)
  await studio.event(started.value.runId, 'metrics')
  return started.value.runId
}
async function historyOf(studio: TestStudio, runId: string) {
  const history = await studio.runs.history(runId)
  if (!history.ok) throw new Error(history.error.message)
  return history.value
}

test('a change reaches the going run, its record and its history, and what goes on from it', async () => {
  const studio = await testStudio()
  const runId = await going(studio)
  const answer = await change(studio, runId, slower)
  if (!answer.ok) throw new Error(answer.error.message)
  const { step, changes } = answer.value
  expect(changes.map(({ of, setting, to }) => [of, setting, to])).toEqual([
    ['optimizer', 'learningRate', 0.0007],
    ['training', 'epochs', 9_000_000],
  ])
  expect(studio.events(runId).filter(({ type }) => type === 'changed')).toMatchObject([{ step, changes }])
  await until('step with the new rate', () =>
    studio
      .events(runId)
      .some(
        (event) =>
          event.type === 'metrics' &&
          event.points.some(({ key, values }) => key === 'train/learningRate' && values.includes(Math.fround(0.0007))),
      ),
  )
  const live = await historyOf(studio, runId)
  expect(live.document.training).toMatchObject({ epochs: 9_000_000, optimizer: { params: { learningRate: 0.0007 } } })
  expect(live.summary).toMatchObject({
    graphHash: graphHash(slower),
    epochs: 9_000_000,
    setup: { learningRate: 0.0007 },
    changed: [{ step, changes }],
  })
  await studio.runs.stop(runId)
  await studio.close()

  const later = await testStudio({ userData: studio.userData, projects: studio.projectsFolder })
  const kept = await historyOf(later, runId)
  expect(kept.document).toEqual(live.document)
  expect(kept.summary.changed).toEqual([{ step, changes }])
  expect(kept.events.filter(({ type }) => type === 'changed')).toHaveLength(1)
  // What it began with is still there.
  const begun = JSON.parse(await readFile(join(studio.userData, 'runs', runId, 'document.json'), 'utf8')) as unknown
  expect(begun).toEqual(document)
  expect(await later.runs.ask(runId, { type: 'evaluate', split: 'train' })).toMatchObject({ ok: true })
  const resumed = await later.runs.start({ document: kept.document, resumeFrom: runId }, caller)
  if (!resumed.ok) throw new Error(resumed.error.message)
  const { fromStep } = await later.event(resumed.value.runId, 'started')
  expect(fromStep).toBeGreaterThanOrEqual(step)
})

test('a change that the run cannot take over is refused, and nothing of the run is another', async () => {
  const studio = await testStudio()
  const runId = await going(studio)
  expect(await change(studio, runId, wider)).toMatchObject({ ok: false, error: { code: 'changeNeedsRun' } })
  const broken = { ...document, edges: [] }
  expect(await change(studio, runId, broken)).toMatchObject({ ok: false, error: { code: 'notTrainable' } })
  const { document: now, summary } = await historyOf(studio, runId)
  expect(now).toEqual(document)
  expect(summary.graphHash).toBe(graphHash(document))
  expect(summary.changed).toBeUndefined()
  await studio.runs.stop(runId)
  expect(await change(studio, runId, slower)).toMatchObject({ ok: false, error: { code: 'runNotGoing' } })
})

test('a paused run takes a change, stays paused, and makes its next step with it', async () => {
  const studio = await testStudio()
  const runId = await going(studio)
  studio.runs.pause(runId)
  const { step } = await studio.event(runId, 'paused')
  expect(await change(studio, runId, slower)).toMatchObject({ ok: true, value: { step } })
  studio.runs.step(runId)
  const after = await until('single step', () =>
    studio.events(runId).find((event) => event.type === 'metrics' && event.step === step + 1),
  )
  expect(after).toMatchObject({
    points: expect.arrayContaining([
      { key: 'train/learningRate', steps: [step + 1], values: [Math.fround(0.0007)] },
    ]) as unknown,
  })
  expect(studio.events(runId).some(({ type }) => type === 'resumed')).toBe(false)
})
