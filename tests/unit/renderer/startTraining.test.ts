import { join } from 'node:path'
import { graphHash } from '@shared/compile/graphHash'
import { setTraining } from '@shared/graph/commands/setTraining'
import type { GraphDocument } from '@shared/graph/document'
import type { RunHistory, RunSummary } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import type { RunEvent } from '@shared/training/runEvent'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stepAction } from '../../../src-renderer/actions/run/step'
import { isUnsaved } from '../../../src-renderer/state/documentStore'
import { openTemplate, recoverProject } from '../../../src-renderer/state/session/openProject'
import { saveProjectAs } from '../../../src-renderer/state/session/saveProject'
import { autosaveNow } from '../../../src-renderer/state/session/startAutosave'
import { startTraining } from '../../../src-renderer/state/session/startTraining'
import type { Studio } from '../../../src-renderer/state/studio'
import { openStudios, runEvents, whenAsked, type Studios } from './support/openStudios'

const raise = (): never => {
  throw new Error('Nothing to change.')
}
let studios: Studios
beforeEach(async () => {
  studios = await openStudios()
})
afterEach(() => studios.close())

it('a double click starts one run, and a later click another', async () => {
  const page = await studios.page('first-page')
  await openTemplate(page.studio, 'xorMlp')
  let made = 0
  page.answer('run.start', async () => {
    await new Promise((settle) => setTimeout(settle, 20))
    return ok({ runId: `run-${++made}` })
  })
  expect(await Promise.all([startTraining(page.studio), startTraining(page.studio)])).toEqual(['run-1', null])
  expect(await startTraining(page.studio)).toBe('run-2')
})

it('asks before a network that was trained but never edited goes away, as nothing leads to its runs without a file', async () => {
  const { studio, answer } = await studios.page('first-page')
  await openTemplate(studio, 'xorMlp')
  expect(isUnsaved(studio.documents.getState())).toBe(false)
  answer('run.start', async () => ok({ runId: 'run-1' }))
  await startTraining(studio)
  const leaving = openTemplate(studio, 'xorMlp')
  await vi.waitFor(() =>
    expect(studio.questions.getState().question).toMatchObject({ kind: 'unsaved', about: { hasFile: false } }),
  )
  await whenAsked(studio, 'unsaved', 'cancel')
  expect(await leaving).toBe(false)
  // The safety copy of it leads to its runs after a crash.
  expect(await autosaveNow(studio)).toBe(true)
  const { id } = studio.documents.getState().document
  studios.drop('first-page')
  const later = await studios.page('later-page')
  await later.studio.library.getState().refresh()
  const [copy] = later.studio.library.getState().recoverable
  await recoverProject(later.studio, copy?.id ?? '')
  expect(later.studio.documents.getState().document.id).toBe(id)
})

it('does not ask where the trained network lies in its file', async () => {
  const { studio, answer } = await studios.page('first-page')
  await openTemplate(studio, 'xorMlp')
  answer('run.start', async () => ok({ runId: 'run-1' }))
  await startTraining(studio)
  const path = join(studios.folder, 'xor.neuroloom.json')
  await Promise.all([saveProjectAs(studio), whenAsked(studio, 'saveFile', { path, replace: false })])
  expect(isUnsaved(studio.documents.getState())).toBe(false)
  await startTraining(studio)
  expect(isUnsaved(studio.documents.getState())).toBe(false)
})

describe('one step', () => {
  const summaryOf = (document: GraphDocument, more: Partial<RunSummary>): RunSummary => ({
    runId: 'run-1',
    documentId: document.id,
    title: '#1',
    status: 'finished',
    startedAt: 1,
    epochs: 2,
    step: 100,
    values: {},
    seed: 42,
    parameterCount: 10,
    graphHash: graphHash(document),
    hasCheckpoint: true,
    resumable: true,
    ...more,
  })
  /** What is asked of the main side when a person takes one step after a run. */
  async function step(
    more: Partial<RunSummary> = {},
    change = false,
    reason: 'completed' | 'earlyStopped' = 'completed',
  ) {
    const { studio, answer, calls } = await studios.page('first-page')
    await openTemplate(studio, 'xorMlp')
    const made = studio.documents.getState().document
    const document = { ...made, training: { ...made.training, epochs: 2 } }
    studio.documents.getState().apply(setTraining(made, { epochs: 2 }) ?? raise())
    const summary = summaryOf(document, more)
    const end: RunEvent = { type: 'finished', runId: 'run-1', seq: 101, at: 2000, step: 100, reason, test: {} }
    answer('run.history', async () => ok({ summary, document, events: [...runEvents('run-1', summary.step), end] }))
    answer('run.start', async () => ok({ runId: 'run-2' }))
    answer('run.step', async () => ok(null))
    studio.runs.getState().set({ summaries: [summary], currentId: 'run-1' })
    if (change)
      studio.documents.getState().apply(setTraining(studio.documents.getState().document, { seed: 7 }) ?? raise())
    await stepAction.run(studio)
    const started = calls.find(({ name }) => name === 'run.start')?.input as { document: GraphDocument }
    expect(calls.at(-1)).toEqual({ name: 'run.step', input: { runId: 'run-2' } })
    return { ...started, epochs: started.document.training.epochs }
  }
  it.each([
    ['a finished run may take as long again', { step: 100 }, 4],
    ['a stopped run goes on', { status: 'stopped', step: 70 }, 2],
    ['so may a run stopped at the end of its last epoch', { status: 'stopped', step: 100 }, 4],
  ] as const)('%s', async (_, more, epochs) =>
    expect(await step(more)).toMatchObject({ resumeFrom: 'run-1', paused: true, epochs }),
  )
  it.each([
    ['the network was changed since', {}, true, 'completed'],
    ['nothing was kept', { hasCheckpoint: false }, false, 'completed'],
    ['the run has ended itself', {}, false, 'earlyStopped'],
  ] as const)('a new run begins where %s', async (_, more, change, reason) => {
    const started = await step(more, change, reason)
    expect(started).toMatchObject({ paused: true, epochs: 2 })
    expect(started).not.toHaveProperty('resumeFrom')
  })

  /** A page that shows a finished run, whose history comes when `answered` is called, once for each time it is asked for. */
  async function afterRun() {
    const page = await studios.page('first-page')
    await openTemplate(page.studio, 'xorMlp')
    const { document } = page.studio.documents.getState()
    const summary = summaryOf(document, {})
    const waiting: ((result: Result<RunHistory>) => void)[] = []
    page.answer('run.history', () => new Promise((settle) => waiting.push(settle)))
    page.answer('run.start', async () => ok({ runId: 'run-2' }))
    page.answer('run.step', async () => ok(null))
    page.studio.runs.getState().set({ summaries: [summary], currentId: 'run-1' })
    const asked = (name: string) => page.calls.filter((call) => call.name === name)
    const answered = (result: Result<RunHistory>) => waiting.shift()?.(result)
    return { ...page, asked, answered, past: ok({ summary, document, events: runEvents('run-1', 100) }) }
  }
  it('a second press while the first is on its way takes no step more', async () => {
    const { studio, asked, answered, past } = await afterRun()
    const steps = [stepAction.run(studio), stepAction.run(studio)]
    answered(past)
    await steps[0]
    answered(past)
    await steps[1]
    expect([asked('run.start').length, asked('run.step').length]).toEqual([1, 1])
  })
  it('a history that cannot be read is told, and nothing begins', async () => {
    const { studio, asked, answered, notices } = await afterRun()
    const step = stepAction.run(studio)
    answered(fail(problem('fileUnreadable', 'It cannot be read.')))
    await step
    expect(asked('run.start')).toEqual([])
    expect(notices).toMatchObject([{ id: 'history', tone: 'error' }])
  })
  it.each<[string, (studio: Studio) => unknown]>([
    ['another project was opened', (studio) => openTemplate(studio, 'xorMlp')],
    ['another run is shown', (studio) => studio.runs.getState().set({ currentId: 'run-0' })],
  ])('nothing begins where %s meanwhile', async (_, turn) => {
    const { studio, asked, answered, past, notices } = await afterRun()
    const step = stepAction.run(studio)
    await turn(studio)
    answered(past)
    await step
    expect([asked('run.start'), notices]).toEqual([[], []])
  })
})
