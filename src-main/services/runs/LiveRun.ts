import { graphHash } from '@shared/compile/graphHash'
import { describeProblem } from '@shared/describeProblem'
import type { GraphDocument } from '@shared/graph/document'
import type { RunChanged, RunSummary } from '@shared/ipc/types'
import { fail, problem as toProblem, type Problem, type Result } from '@shared/result'
import { applyChanges } from '@shared/training/applyChanges'
import { trainerProblem } from '@shared/training/problems/trainerProblem'
import type { RunChange } from '@shared/training/runChange'
import type { RunEvent, RunNews } from '@shared/training/runEvent'
import type { KnownNetworks } from './KnownNetworks'
import type { RunQueue, Slot } from './RunQueue'
import type { RunStore } from './RunStore'
import { setupOf } from './setupOf'
import { isOver, summarize } from './summarize'
import type { TrainerLink } from './TrainerLink'
import type { TrainerPool } from './TrainerPool'
import { tryProcessor } from './tryProcessor'

export interface LiveRunParts {
  readonly document: GraphDocument
  readonly summary: RunSummary
  readonly session: string
  readonly owner: string
  /** Checkpoint to go on from. */
  readonly resume?: string
  /** Checkpoint to begin with the weights of. */
  readonly weights?: string
  readonly pool: TrainerPool
  readonly queue: RunQueue
  readonly store: RunStore
  readonly networks: KnownNetworks
  readonly publish: (event: RunEvent) => void
  /** The summary changed so that a list of runs must be drawn anew. */
  readonly changed: () => void
}

type Speed = number | null

/** Events after which the list of runs says something else. */
const LISTED = ['started', 'checkpoint', 'paused', 'resumed', 'changed'] as const

/** One run from the wish to train until its trainer is let go: waits its turn, forwards commands, numbers and keeps events. */
export class LiveRun {
  summary: RunSummary
  /** The trainer, once there is one; it answers questions after the run is over too. */
  link: TrainerLink | undefined
  /** Settles when the run is over and all of it is on disk. */
  readonly over: Promise<RunSummary>
  private current: GraphDocument
  private settleOver: (summary: RunSummary) => void = () => undefined
  private slot: Slot | undefined
  /** Stands in the queue to go on after a pause. */
  private queued = false
  private seq = 0
  private writing: Promise<void> = Promise.resolve()
  private historyFailed = false
  /** Examples a second, once they were told, and how many an epoch has. */
  private rate: number | undefined
  private rowsOfEpoch = 0
  private readonly ended = new AbortController()
  /** Why the trainer was ended: it did not stop when it was told to. */
  private tooSlow: Problem | undefined
  /** `steps`: single steps asked for before there was a trainer. */
  private wants: { paused: boolean; speed: Speed; steps: number }

  constructor(
    private readonly parts: LiveRunParts,
    start: { readonly paused: boolean; readonly stepsPerSecond: Speed },
  ) {
    this.summary = parts.summary
    this.current = parts.document
    this.wants = { paused: start.paused, speed: start.stepsPerSecond, steps: 0 }
    this.over = new Promise((settle) => (this.settleOver = settle))
  }

  get owner(): string {
    return this.parts.owner
  }
  /** What it is trained by: the document it began with and all that it took over since. */
  get document(): GraphDocument {
    return this.current
  }
  /** Settles when all that was told so far is on disk. */
  get written(): Promise<void> {
    return this.writing
  }

  /** Waits for its turn and starts the trainer; when there can be none, the run has failed. */
  async begin(): Promise<void> {
    const { queue } = this.parts
    const { runId } = this.summary
    const ahead = queue.waiting()
    if (ahead > 0) this.record([{ type: 'diagnostic', code: 'runWaits', values: { ahead } }])
    this.slot = await queue.acquire(runId)
    if (!this.slot || isOver(this.summary)) return this.slot?.release()
    try {
      this.launch()
    } catch (error) {
      this.die(toProblem('trainerNotStarted', 'The trainer process could not be started.', undefined, error))
    }
  }

  pause(): void {
    this.hold(0)
    this.link?.send({ type: 'pause' })
  }

  /** A paused run gave its turn away, so it may have to wait for another. */
  async resume(): Promise<void> {
    this.wants = { ...this.wants, paused: false, steps: 0 }
    if (this.link && (await this.takeTurn())) this.link.send({ type: 'resume' })
  }

  /** A single step needs no turn of a run that has its trainer. */
  step(): void {
    this.hold(this.wants.steps + 1)
    this.link?.send({ type: 'step' })
  }

  speed(stepsPerSecond: Speed): void {
    this.wants.speed = stepsPerSecond
    this.link?.send({ type: 'speed', stepsPerSecond })
  }

  /** Goes on with an edited document from the next step on, as far as the trainer takes it over. */
  async change(document: GraphDocument): Promise<Result<RunChanged>> {
    return this.link
      ? this.link.ask<'change'>({ type: 'change', document })
      : fail(toProblem('runWaits', 'The run has not begun yet.', { runId: this.summary.runId }))
  }

  rename(title: string): void {
    this.summary = { ...this.summary, title }
    this.keepSummary()
  }

  /** Ends the run with its weights kept; one that waits has none yet. A trainer that does not answer is killed after `patience` ms. */
  async stop(patience: number): Promise<RunSummary> {
    if (isOver(this.summary)) return this.over
    const { link } = this
    if (!link) {
      this.record([{ type: 'stopped', step: 0 }])
      return this.over
    }
    this.hold(0)
    link.send({ type: 'stop' })
    const timer = setTimeout(() => {
      this.tooSlow = trainerProblem('trainerTooSlow', { seconds: Math.round(patience / 1000) })
      link.kill()
    }, patience)
    const summary = await this.over
    clearTimeout(timer)
    return summary
  }

  private launch(): void {
    const { pool, document, resume, weights, store, networks } = this.parts
    const { way, processor } = networks.find(document)
    const link = processor && pool.backend === 'auto' ? pool.openWithoutCard(document) : pool.take(document)
    if (!link) throw new Error('The studio is closing.')
    this.link = link
    link.onNews((news) => this.record(news))
    link.onEnd((why) => this.die(why))
    link.send({
      type: 'start',
      document,
      backend: pool.backend,
      folder: store.folderOf(this.summary.runId),
      ...(resume !== undefined && { resume }),
      ...(weights !== undefined && { weights }),
      ...(way && { way }),
      startPaused: this.wants.paused,
      stepsPerSecond: this.wants.speed,
    })
    for (let step = 0; step < this.wants.steps; step++) link.send({ type: 'step' })
  }

  /** The run is not to go on by itself; before it has a trainer it keeps its place in the queue. */
  private hold(steps: number): void {
    this.wants = { ...this.wants, paused: true, steps }
    if (this.link) this.parts.queue.withdraw(this.summary.runId)
  }

  /** Whether the run may compute now. `false`: it was held meanwhile, is over, or an earlier wish is still waiting. */
  private async takeTurn(): Promise<boolean> {
    if (this.slot) return true
    if (this.queued) return false
    const goesOn = (): boolean => !this.wants.paused && !isOver(this.summary)
    this.queued = true
    while (!this.slot && goesOn()) this.slot = await this.parts.queue.acquire(this.summary.runId)
    this.queued = false
    if (!goesOn()) this.giveTurnBack()
    return this.slot !== undefined
  }

  private giveTurnBack(): void {
    this.slot?.release()
    this.slot = undefined
  }

  /** Numbers events, keeps them, and sends them on. */
  private record(news: readonly RunNews[]): void {
    if (isOver(this.summary)) return
    const { runId } = this.summary
    const added: RunEvent[] = []
    for (const item of news) {
      const event = { ...item, runId, seq: this.seq++, at: Date.now() } as RunEvent
      added.push(event)
      this.summary = summarize(this.summary, event)
      if (event.type === 'changed') this.takeOver(event.changes)
      if (isOver(this.summary)) break
    }
    this.keep(added)
    for (const event of added) this.parts.publish(event)
    this.settle(added)
  }

  private takeOver(changes: readonly RunChange[]): void {
    this.current = applyChanges(this.current, changes)
    this.summary = { ...this.summary, graphHash: graphHash(this.current), setup: setupOf(this.current) }
  }

  /** What follows from events besides telling them. */
  private settle(added: readonly RunEvent[]): void {
    const types = new Set(added.map((event) => event.type))
    for (const event of added) this.learnFrom(event)
    // A pause that was told after the wish to go on was sent is already over: its turn is kept.
    if (this.summary.status === 'paused' && this.wants.paused) this.giveTurnBack()
    if (isOver(this.summary)) return void this.finish()
    if (LISTED.some((type) => types.has(type))) {
      this.keepSummary()
      this.parts.changed()
    }
  }

  /** What a run finds out of the fastest way, later ones take. */
  private learnFrom(event: RunEvent): void {
    const { pool, networks } = this.parts
    const { current: document, ended } = this
    if (event.type === 'engine') void networks.keep(document, { way: { engine: event.engine, chains: event.chains } })
    if (event.type === 'started') this.rowsOfEpoch = event.rows.train
    if (event.type === 'metrics' && this.wants.speed === null) this.rate = event.examplesPerSecond
    if (event.type !== 'started' || !event.device.card || pool.backend !== 'auto') return
    const goesFreely = (): boolean => this.summary.status === 'running' && this.wants.speed === null
    const run = { document, rate: () => (goesFreely() ? this.rate : undefined), over: ended.signal }
    // What cannot be found out now may be found out beside the next run.
    void tryProcessor(pool, networks, run)
      .then((values) => values && this.record([{ type: 'diagnostic', code: 'processorFaster', values }]))
      .catch(() => undefined)
  }

  private async finish(): Promise<void> {
    const { queue, store, changed } = this.parts
    this.ended.abort()
    if (this.rate && this.rowsOfEpoch)
      await this.parts.networks.measured(this.current, this.rowsOfEpoch / this.rate).catch(() => undefined)
    // Withdrawn first: a turn given back must not come to this run again.
    queue.withdraw(this.summary.runId)
    this.giveTurnBack()
    const hasCheckpoint = await store.hasCheckpoint(this.summary.runId)
    this.summary = { ...this.summary, hasCheckpoint }
    this.keepSummary()
    await this.allWritten()
    changed()
    this.settleOver(this.summary)
  }

  /** What is written may lead to more being written. */
  private async allWritten(): Promise<void> {
    const { writing } = this
    await writing
    if (writing !== this.writing) await this.allWritten()
  }

  private die(why: Problem): void {
    if (isOver(this.summary)) return
    const { step, hasCheckpoint } = this.summary
    const end = this.tooSlow ?? why
    const problem = { ...end, values: { ...end.values, step, kept: hasCheckpoint ? 'checkpoint' : 'nothing' } }
    this.record([{ type: 'failed', step, problem: { ...problem, message: describeProblem(problem, 'en') } }])
  }

  private keep(added: readonly RunEvent[]): void {
    this.afterwards(() => this.parts.store.append(this.summary.runId, added))
  }

  private keepSummary(): void {
    this.afterwards(async () => {
      const written = await this.parts.store.write({ session: this.parts.session, summary: this.summary })
      if (!written.ok) throw new Error(written.error.cause ?? written.error.message)
    })
  }

  /** A disk that takes no more must not stop the training; it is said once. */
  private afterwards(write: () => Promise<void>): void {
    this.writing = this.writing.then(write).catch((error: unknown) => {
      if (this.historyFailed) return
      this.historyFailed = true
      const reason = error instanceof Error ? error.message : String(error)
      this.record([{ type: 'diagnostic', code: 'historyNotKept', values: { reason } }])
    })
  }
}
