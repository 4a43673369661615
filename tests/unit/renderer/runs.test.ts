import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunSummary } from '@shared/ipc/types'
import { ok } from '@shared/result'
import type { RunEvent } from '@shared/training/runEvent'
import { liveRun } from '../../../src-renderer/actions/run/currentRun'
import { createRunStore } from '../../../src-renderer/state/runStore'
import { followRuns } from '../../../src-renderer/state/session/followRuns'
import { newProject, openTemplate } from '../../../src-renderer/state/session/openProject'
import { loadRuns } from '../../../src-renderer/state/session/loadRuns'
import { startTraining } from '../../../src-renderer/state/session/startTraining'
import { whyNotResumed } from '../../../src-renderer/training/whyNotResumed'
import { openStudios, runEvents, type Page, type Studios } from './support/openStudios'

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item, index) => ({ item, key: (index * 7919) % items.length }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
const summaryOf = (runId: string, documentId: string): RunSummary => ({
  runId,
  documentId,
  title: runId,
  status: 'running',
  startedAt: 1,
  epochs: 2,
  step: 0,
  values: {},
  seed: 42,
  parameterCount: 1,
  graphHash: 'a',
  hasCheckpoint: false,
  resumable: true,
})

describe('the run store', () => {
  const steps = Array.from({ length: 40 }, (_, index) => index + 1)

  it.each([
    ['in order', (events: RunEvent[]) => [events]],
    ['one at a time', (events: RunEvent[]) => events.map((event) => [event])],
    ['shuffled in one batch', (events: RunEvent[]) => [shuffled(events)]],
    ['one at a time, shuffled', (events: RunEvent[]) => shuffled(events).map((event) => [event])],
    ['every batch twice', (events: RunEvent[]) => [events.slice(0, 20), events.slice(0, 20), events.slice(10), events]],
    ['the end first, then all', (events: RunEvent[]) => [events.slice(30), events]],
  ])('draws the same curve from events %s', (_, toBatches) => {
    const store = createRunStore()
    for (const batch of toBatches(runEvents('a', 40))) store.getState().receive(batch)
    const state = store.getState().states['a']
    expect(state?.series['train/loss']?.steps).toEqual(steps)
    expect(state?.series['train/loss']?.values).toEqual(steps.map((step) => 1 / step))
    expect(store.getState().incomplete).toEqual([])
  })

  it('names the runs whose events have a gap, and draws nothing beyond it', () => {
    const store = createRunStore()
    const events = runEvents('a', 10)
    store.getState().receive([...events.slice(0, 5), ...events.slice(7)])
    expect(store.getState().incomplete).toEqual(['a'])
    expect(store.getState().states['a']?.step).toBe(4)
    store.getState().receive(events.slice(5, 7))
    expect(store.getState().incomplete).toEqual([])
    expect(store.getState().states['a']?.step).toBe(10)
  })

  it('passes over what a kept history has lost, and says how much', () => {
    const store = createRunStore()
    const events = runEvents('a', 10)
    const end: RunEvent = { type: 'stopped', runId: 'a', seq: 11, at: 2000, step: 10 }
    store.getState().receiveAll([...events.slice(0, 4), ...events.slice(7), end])
    expect(store.getState().incomplete).toEqual([])
    expect(store.getState().states['a']).toMatchObject({
      status: 'stopped',
      step: 10,
      notices: [{ code: 'eventsMissing', values: { count: 3 } }],
    })
  })

  it('takes a run in that waits in the queue before it starts', () => {
    const store = createRunStore()
    store
      .getState()
      .receive([{ type: 'diagnostic', runId: 'a', seq: 0, at: 1, code: 'runWaits', values: { ahead: 1 } }])
    store.getState().receive(runEvents('a', 3).map((event) => ({ ...event, seq: event.seq + 1 })))
    expect(store.getState().states['a']).toMatchObject({ status: 'running', step: 3 })
  })
})

describe('following runs', () => {
  let studios: Studios
  let page: Page
  let stop: () => void
  beforeEach(async () => {
    studios = await openStudios()
    page = await studios.page('first-page')
    stop = followRuns(page.studio)
    await newProject(page.studio, 'Net')
  })
  afterEach(async () => {
    vi.useRealTimers()
    stop()
    await studios.close()
  })
  const documentId = (): string => page.studio.documents.getState().document.id
  const states = () => page.studio.runs.getState().states

  it('updates the screen at most ten times a second however many events come', () => {
    vi.useFakeTimers()
    page.studio.runs.getState().set({ currentId: 'a' })
    let updates = 0
    page.studio.runs.subscribe(() => void updates++)
    const [started, ...points] = runEvents('a', 200)
    if (started) page.emit('run.event', started)
    const first = updates
    // 200 events a second for one second.
    for (const event of points) {
      page.emit('run.event', event)
      vi.advanceTimersByTime(5)
    }
    vi.advanceTimersByTime(100)
    expect(states()['a']?.step).toBe(200)
    expect(updates - first).toBeLessThanOrEqual(11)
    expect(updates - first).toBeGreaterThanOrEqual(9)
  })

  it('shows a pause, a stop and a failure at once', () => {
    vi.useFakeTimers()
    page.studio.runs.getState().set({ currentId: 'a' })
    for (const event of runEvents('a', 3)) page.emit('run.event', event)
    page.emit('run.event', { type: 'paused', runId: 'a', seq: 4, at: 5, step: 3 })
    expect(states()['a']).toMatchObject({ status: 'paused', step: 3 })
    page.emit('run.event', {
      type: 'failed',
      runId: 'a',
      seq: 5,
      at: 6,
      step: 3,
      problem: { code: 'lossNotFinite', message: 'The loss is not a number.', values: { step: 3 } },
    })
    expect(states()['a']?.status).toBe('failed')
    expect(page.notices).toHaveLength(1)
    expect(page.notices[0]).toMatchObject({ tone: 'error', body: { code: 'lossNotFinite' } })
    expect(page.notices[0]?.actions).toBeUndefined()
  })

  it('offers to go on from the checkpoint of a run whose trainer died', () => {
    page.studio.runs
      .getState()
      .set({ currentId: 'a', summaries: [{ ...summaryOf('a', documentId()), hasCheckpoint: true }] })
    for (const event of runEvents('a', 1)) page.emit('run.event', event)
    page.emit('run.event', {
      type: 'failed',
      runId: 'a',
      seq: 2,
      at: 6,
      step: 1,
      problem: { code: 'trainerDied', message: 'Gone.' },
    })
    expect(page.notices[0]?.actions).toHaveLength(1)
  })

  it('does not offer to go on from spoiled weights', () => {
    page.studio.runs
      .getState()
      .set({ currentId: 'a', summaries: [{ ...summaryOf('a', documentId()), hasCheckpoint: true }] })
    for (const event of runEvents('a', 1)) page.emit('run.event', event)
    page.emit('run.event', {
      type: 'failed',
      runId: 'a',
      seq: 2,
      at: 6,
      step: 1,
      problem: { code: 'weightsNotFinite', message: 'Infinite.' },
    })
    expect(page.notices[0]?.actions).toBeUndefined()
  })

  it('keeps the events that come before the run is known, and drops those of other projects', () => {
    for (const event of [...runEvents('mine', 2), ...runEvents('theirs', 2)]) page.emit('run.event', event)
    expect(states()).toEqual({})
    page.studio.runs.getState().set({ currentId: 'mine' })
    page.emit('run.event', { type: 'paused', runId: 'mine', seq: 3, at: 5, step: 2 })
    expect(Object.keys(states())).toEqual(['mine'])
    expect(states()['mine']).toMatchObject({ status: 'paused', step: 2 })
  })

  it('asks for the history when events are missing', async () => {
    const events = runEvents('a', 10)
    page.answer('run.history', async () =>
      ok({ summary: summaryOf('a', documentId()), document: page.studio.documents.getState().document, events }),
    )
    page.studio.runs.getState().set({ currentId: 'a' })
    for (const event of [...events.slice(0, 3), ...events.slice(6)]) page.emit('run.event', event)
    await vi.waitFor(() => expect(states()['a']?.step).toBe(10))
    expect(page.calls.filter(({ name }) => name === 'run.history')).toHaveLength(1)
  })

  it('brings back the latest run of a project when it is opened, and forgets the runs of the one before', async () => {
    page.studio.runs.getState().set({ currentId: 'old' })
    for (const event of runEvents('old', 2)) page.emit('run.event', event)
    page.answer('run.list', async ({ documentId: id }) =>
      ok([summaryOf('first', id), { ...summaryOf('latest', id), startedAt: 2 }]),
    )
    page.answer('run.history', async ({ runId }) =>
      ok({
        summary: summaryOf(runId, ''),
        document: page.studio.documents.getState().document,
        events: runEvents(runId, 5),
      }),
    )
    await openTemplate(page.studio, 'xorMlp')
    await vi.waitFor(() => expect(page.studio.runs.getState().currentId).toBe('latest'))
    expect(Object.keys(states())).toEqual(['latest'])
    expect(states()['latest']?.step).toBe(5)
  })

  it('tells what a history has lost, and does not take a run for live whose end was lost', async () => {
    const events = runEvents('a', 8)
    page.answer('run.list', async ({ documentId: id }) => ok([{ ...summaryOf('a', id), status: 'failed' }]))
    page.answer('run.history', async () =>
      ok({
        summary: summaryOf('a', ''),
        document: page.studio.documents.getState().document,
        events: [...events.slice(0, 3), ...events.slice(5)],
      }),
    )
    await loadRuns(page.studio, { showLatest: true })
    expect(states()['a']).toMatchObject({ status: 'running', step: 8 })
    expect(liveRun(page.studio)).toBeNull()
    expect(page.notices).toMatchObject([{ body: { key: 'shell.run.notices.eventsMissing', values: { count: 2 } } }])
  })

  it('asks again for what it may have missed when the connection comes back', async () => {
    const events = runEvents('a', 8)
    page.answer('run.list', async ({ documentId: id }) => ok([summaryOf('a', id)]))
    page.answer('run.history', async () =>
      ok({ summary: summaryOf('a', ''), document: page.studio.documents.getState().document, events }),
    )
    page.studio.runs.getState().set({ currentId: 'a' })
    for (const event of events.slice(0, 2)) page.emit('run.event', event)
    page.connection.set('lost')
    page.connection.set('open')
    await vi.waitFor(() => expect(states()['a']?.step).toBe(8))
  })
})

describe('Train', () => {
  let studios: Studios
  let page: Page
  beforeEach(async () => {
    studios = await openStudios()
    page = await studios.page('first-page')
  })
  afterEach(() => studios.close())

  it('on a blank canvas says what is missing and starts nothing', async () => {
    await newProject(page.studio, 'Blank')
    expect(await startTraining(page.studio)).toBeNull()
    expect(page.calls.some(({ name }) => name === 'run.start')).toBe(false)
    expect(page.notices[0]).toMatchObject({
      tone: 'warning',
      title: { key: 'shell.run.hasProblems' },
      body: expect.any(String),
    })
    expect(page.studio.interface.getState()).toMatchObject({ drawerOpen: true, drawerTab: 'problems' })
  })

  it('on a graph with an error selects the node to blame', async () => {
    await openTemplate(page.studio, 'irisSoftmax')
    const { document, apply } = page.studio.documents.getState()
    const dense = document.nodes.find((node) => node.type === 'dense')
    expect(dense).toBeDefined()
    apply({
      label: 'setParam',
      edit: {
        type: 'update',
        collection: 'nodes',
        patches: [{ id: dense?.id ?? '', patch: { params: { ...dense?.params, units: 12 } } }],
      },
    })
    page.studio.interface.getState().set({ drawerOpen: false })
    expect(await startTraining(page.studio)).toBeNull()
    const blamed = page.studio.documents.getState().checked.diagnostics.filter(({ severity }) => severity === 'error')
    expect(blamed.length).toBeGreaterThan(0)
    expect(page.studio.interface.getState().selection.nodes).toHaveLength(1)
    expect(page.studio.interface.getState()).toMatchObject({ drawerOpen: true, drawerTab: 'problems' })
  })

  it('on a good graph starts a run at the chosen speed and shows its curves', async () => {
    await openTemplate(page.studio, 'xorMlp')
    page.answer('run.start', async () => ok({ runId: 'a' }))
    page.studio.runs.getState().set({ stepsPerSecond: 2 })
    page.studio.interface.getState().set({ drawerTab: 'runs' })
    expect(await startTraining(page.studio, { paused: true })).toBe('a')
    expect(page.calls.at(-1)).toMatchObject({ name: 'run.start', input: { paused: true, stepsPerSecond: 2 } })
    expect(page.studio.runs.getState().currentId).toBe('a')
    expect(page.studio.interface.getState().drawerTab).toBe('curves')
  })
})

describe('going on from a run', () => {
  it.each([
    [{ status: 'stopped' }, undefined],
    [{ status: 'failed' }, undefined],
    [{ status: 'failed', resumable: false }, 'spoiled'],
    [{ status: 'failed', hasCheckpoint: false }, 'noCheckpoint'],
    [{ status: 'finished' }, 'finished'],
    [{ status: 'paused' }, 'live'],
  ] as const)('%j: %s', (run, why) => {
    expect(whyNotResumed({ hasCheckpoint: true, resumable: true, ...run })).toBe(why)
  })
})
