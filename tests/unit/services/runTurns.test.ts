import { join } from 'node:path'
import type { RunSummary } from '@shared/ipc/types'
import type { RunEvent, RunNews } from '@shared/training/runEvent'
import { expect, test } from 'vitest'
import { KnownNetworks } from '../../../src-main/services/runs/KnownNetworks'
import { LiveRun } from '../../../src-main/services/runs/LiveRun'
import { createRunQueue, type RunQueue } from '../../../src-main/services/runs/RunQueue'
import { RunStore } from '../../../src-main/services/runs/RunStore'
import { TrainerPool } from '../../../src-main/services/runs/TrainerPool'
import type { TrainerProcess } from '../../../src-main/services/runs/TrainerProcess'
import type { TrainerCommand } from '../../../src-main/trainer/protocol'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'

/** A run whose trainer says what the test wants, when the test wants it. */
interface Played {
  readonly run: LiveRun
  readonly store: RunStore
  readonly events: RunEvent[]
  /** What the trainer was told, besides `prepare`. */
  readonly told: TrainerCommand['type'][]
  says(...news: RunNews[]): Promise<void>
}

const settled = () => new Promise((settle) => setTimeout(settle, 20))
const document = template('xorMlp')
const summaryOf = (runId: string): RunSummary => ({
  runId,
  documentId: document.id,
  title: runId,
  status: 'starting',
  startedAt: 0,
  epochs: 1,
  step: 0,
  values: {},
  seed: 42,
  parameterCount: 17,
  graphHash: '',
  hasCheckpoint: false,
  resumable: true,
})
const started: RunNews = {
  type: 'started',
  device: { backend: 'cpu', title: '', engine: 'eager', version: '', threads: 1, simd: false },
  parameterCount: 17,
  seed: 42,
  epochs: 1,
  stepsPerEpoch: 10,
  batchSize: 4,
  rows: { train: 4, validation: 0, test: 0 },
  fromStep: 0,
}
const paused: RunNews = { type: 'paused', step: 1 }
const resumed: RunNews = { type: 'resumed', step: 1 }
const finished: RunNews = { type: 'finished', step: 10, reason: 'completed', test: {} }

/** No trial has found anything yet. */
const nothingKnown = async () => new KnownNetworks(join(await temporaryFolder(), 'knownNetworks.json'), () => '')

async function play(queue: RunQueue, runId: string, start = { paused: false }): Promise<Played> {
  const store = new RunStore(await temporaryFolder())
  const summary = summaryOf(runId)
  await store.create({ session: 's', summary }, document)
  const events: RunEvent[] = []
  const told: TrainerCommand['type'][] = []
  let hear: (message: unknown) => void = () => undefined
  const trainer: TrainerProcess = {
    pid: undefined,
    send: ({ type }) => void (type !== 'prepare' && told.push(type)),
    onMessage: (listener) => (hear = listener),
    onErrorText: () => undefined,
    onExit: () => undefined,
    kill: () => undefined,
  }
  const run = new LiveRun(
    {
      document,
      summary,
      session: 's',
      owner: 'window',
      pool: new TrainerPool({ fork: () => trainer, backend: 'cpu', keepsSpare: false }),
      queue,
      store,
      networks: await nothingKnown(),
      publish: (event) => void events.push(event),
      changed: () => undefined,
    },
    { ...start, stepsPerSecond: null },
  )
  void run.begin()
  await settled()
  const says = async (...news: RunNews[]): Promise<void> => {
    hear({ type: 'news', news })
    await settled()
  }
  return { run, store, events, told, says }
}

/** A run that was paused, and another that computes since. */
async function pausedAndComputing(): Promise<{ queue: RunQueue; waits: Played; computes: Played }> {
  const queue = createRunQueue()
  const waits = await play(queue, 'waits')
  await waits.says(started)
  waits.run.pause()
  await waits.says(paused)
  const computes = await play(queue, 'computes')
  await computes.says(started)
  return { queue, waits, computes }
}

/** That the turn came back: one more run starts, and a second one has to wait for it. */
async function expectOneTurn(queue: RunQueue): Promise<void> {
  const first = await play(queue, 'first')
  const second = await play(queue, 'second')
  expect([first.told, second.told]).toEqual([['start'], []])
}

test('asked twice to go on while another run computes, a run takes one turn and gives it back', async () => {
  const { queue, waits, computes } = await pausedAndComputing()
  void waits.run.resume()
  void waits.run.resume()
  await settled()
  expect(waits.told).toEqual(['start', 'pause'])
  await computes.says(finished)
  expect(waits.told).toEqual(['start', 'pause', 'resume'])
  await waits.says(resumed, finished)
  await expectOneTurn(queue)
})

test('a run that is paused again while it waits to go on holds no turn', async () => {
  const { queue, waits, computes } = await pausedAndComputing()
  void waits.run.resume()
  await settled()
  waits.run.pause()
  await computes.says(finished)
  expect(waits.told).not.toContain('resume')
  await expectOneTurn(queue)
})

test('of pause and resume in quick succession the last counts', async () => {
  const { queue, waits, computes } = await pausedAndComputing()
  void waits.run.resume()
  waits.run.pause()
  void waits.run.resume()
  await computes.says(finished)
  expect(waits.told.filter((type) => type === 'resume')).toHaveLength(1)
  const next = await play(queue, 'next')
  expect(next.told).toEqual([])
  await waits.says(resumed, finished)
  expect(next.told).toEqual(['start'])
})

test('a run told to go on before it said that it stands keeps its turn', async () => {
  const queue = createRunQueue()
  const run = await play(queue, 'run')
  await run.says(started)
  run.run.pause()
  void run.run.resume()
  const next = await play(queue, 'next')
  await run.says(paused)
  await run.says(resumed)
  expect(next.told).toEqual([])
  await run.says(finished)
  expect(next.told).toEqual(['start'])
})

test('a run that is stopped while it waits to go on leaves the queue', async () => {
  const { queue, waits, computes } = await pausedAndComputing()
  void waits.run.resume()
  await settled()
  const over = waits.run.stop(10_000)
  await waits.says({ type: 'stopped', step: 1 })
  expect((await over).status).toBe('stopped')
  await computes.says(finished)
  await expectOneTurn(queue)
})

test('single steps asked for in the queue are taken when the trainer starts', async () => {
  const queue = createRunQueue()
  const first = await play(queue, 'first')
  const second = await play(queue, 'second')
  second.run.step()
  second.run.step()
  await first.says(started, finished)
  expect(second.told).toEqual(['start', 'step', 'step'])
})

test('a run renamed while its end is written keeps the name', async () => {
  const { run, says, store } = await play(createRunQueue(), 'run')
  await says(started)
  const ended = says(finished)
  run.rename('the best')
  await ended
  expect(await run.over).toMatchObject({ title: 'the best', status: 'finished' })
  expect(await store.read('run')).toMatchObject({ ok: true, value: { summary: { title: 'the best' } } })
})

test('a trainer that cannot be made fails the run and gives its turn back', async () => {
  const queue = createRunQueue()
  const store = new RunStore(await temporaryFolder())
  const summary = summaryOf('run')
  await store.create({ session: 's', summary }, document)
  const fork = (): never => {
    throw new Error('EAGAIN')
  }
  const events: RunEvent[] = []
  const pool = new TrainerPool({ fork, backend: 'cpu', keepsSpare: false })
  const publish = (event: RunEvent): void => void events.push(event)
  const parts = {
    document,
    summary,
    session: 's',
    owner: 'window',
    pool,
    queue,
    store,
    networks: await nothingKnown(),
    publish,
    changed: () => undefined,
  }
  const run = new LiveRun(parts, { paused: false, stepsPerSecond: null })
  await run.begin()
  expect((await run.over).status).toBe('failed')
  expect(events).toMatchObject([
    { type: 'failed', problem: { code: 'trainerNotStarted', cause: expect.stringContaining('EAGAIN') as string } },
  ])
  await expectOneTurn(queue)
})
