import { randomBytes } from 'node:crypto'
import { checkGraph } from '@shared/compile/checkGraph'
import { graphHash } from '@shared/compile/graphHash'
import { epochsOf } from '@shared/compile/phasesOf'
import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import type { Caller } from '@shared/ipc/defineContract'
import { NO_MOMENTS, type Moments } from '@shared/ipc/moments'
import type { BackendSpeed, BackendState, RunChanged, RunHistory, RunSummary } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import { BACKENDS, type DeviceInfo, type RunEvent } from '@shared/training/runEvent'
import type { WeightChange, WeightsSet } from '@shared/training/weightEdit'
import type { TrainerAnswers } from '../../trainer/protocol'
import type { InferenceGraph } from '../../export/graph/InferenceGraph'
import { freshWeights, type WeightSource } from '../../export/weights/WeightSource'
import type { Session } from '../project/Session'
import { HandEdits } from './HandEdits'
import type { KnownNetworks } from './KnownNetworks'
import { LiveRun } from './LiveRun'
import { measureBackend } from './measureBackend'
import { openKept, outlineKept, type OnChecked } from './openKept'
import { recoverInterrupted } from './recoverInterrupted'
import type { RunQueue } from './RunQueue'
import type { RunStore } from './RunStore'
import { setupOf } from './setupOf'
import { isOver } from './summarize'
import { TrainedNetworks } from './TrainedNetworks'
import type { Question, TrainerLink } from './TrainerLink'
import type { TrainerPool } from './TrainerPool'

export interface RunServiceParts {
  readonly store: RunStore
  readonly queue: RunQueue
  readonly pool: TrainerPool
  readonly networks: KnownNetworks
  readonly session: Session
  /** How long a trainer may take to stop before it is killed, ms. */
  readonly stopPatience: number
  readonly publishEvent: (event: RunEvent) => void
  readonly publishChanged: (documentId: string) => void
}

/** A network with weights, for as long as somebody reads them. */
export interface TrainedNetwork {
  readonly document: GraphDocument
  readonly weights: WeightSource
  close(): Promise<void>
}

export interface StartRequest {
  readonly document: GraphDocument
  readonly resumeFrom?: string | undefined
  readonly weightsFrom?: string | undefined
  readonly paused?: boolean | undefined
  readonly stepsPerSecond?: number | null | undefined
}

const newRunId = (): string => `${Date.now().toString(36)}-${randomBytes(5).toString('hex')}`

/** Runs: started in processes of their own, followed, kept on disk, and asked about when they are over. */
export class RunService {
  private readonly live = new Map<string, LiveRun>()
  private readonly trained: TrainedNetworks
  private readonly edits: HandEdits
  private measuring: Promise<readonly BackendSpeed[]> | undefined

  constructor(private readonly parts: RunServiceParts) {
    this.edits = new HandEdits({
      ...parts,
      put: (runId, changes) => this.ask<'setWeights'>(runId, { type: 'setWeights', changes: [...changes] }),
      save: (runId) => this.saveWeights(runId, parts.store.folderOf(runId)),
      over: (runId) => this.over(runId),
    })
    this.trained = new TrainedNetworks(parts.pool, parts.store, (runId) => this.edits.settle(runId))
  }

  /** Marks the runs that a crash cut off. Call once, before anything else. */
  async recover(): Promise<void> {
    await recoverInterrupted(this.parts.store, this.parts.session)
  }

  /** Makes a process ready for the first run. */
  warm(): void {
    this.parts.pool.warm()
  }

  /** What trainers may compute with has changed: the next ones are made anew. */
  renew(): void {
    this.parts.pool.renew()
  }

  device(): Promise<Result<DeviceInfo>> {
    return this.parts.pool.describeDevice()
  }

  /** Every backend: what it computes with, or why it does not open. */
  backends(): Promise<readonly BackendState[]> {
    return this.parts.pool.describeBackends()
  }

  /** How fast each backend trains this network here; a run that goes on would be in the way of the truth. */
  async measure(document: GraphDocument): Promise<Result<readonly BackendSpeed[]>> {
    if (this.live.size > 0) return fail(problem('measureWhileRunning', 'A run is going on.'))
    // Who asks meanwhile waits for the same.
    this.measuring ??= this.measureAll(document).finally(() => (this.measuring = undefined))
    return ok(await this.measuring)
  }

  private async measureAll(document: GraphDocument): Promise<readonly BackendSpeed[]> {
    const speeds: BackendSpeed[] = []
    for (const backend of BACKENDS) {
      const link = this.parts.pool.open(backend)
      const measured = link
        ? await measureBackend(link, document, backend)
        : fail(problem('trainerNotStarted', 'The studio is closing.'))
      speeds.push({ backend, ...(measured.ok ? { examplesPerSecond: measured.value } : { problem: measured.error }) })
    }
    return speeds
  }

  async start(asked: StartRequest, caller: Caller): Promise<Result<{ runId: string }>> {
    const { store, session } = this.parts
    // A document that came over a wire is read like one from a file: ids that would mislead are refused or mended.
    const read = readDocument(asked.document)
    if (!read.ok) return read
    const request = { ...asked, document: read.value.document }
    const refused = refusal(request.document)
    if (refused) return fail(refused)
    if (this.measuring) return fail(problem('runWhileMeasuring', 'Backends are being measured.'))
    const from = request.resumeFrom ?? request.weightsFrom
    if (from !== undefined) await this.edits.settle(from)
    if (from !== undefined && !(await store.hasCheckpoint(from)))
      return fail(problem('noCheckpoint', 'This run has no checkpoint to go on from.', { runId: from }))
    const summary = await this.newSummary(request)
    const created = await store.create({ session: session.id, summary }, request.document)
    if (!created.ok) return created
    const run = new LiveRun(
      {
        ...this.parts,
        document: request.document,
        summary,
        session: session.id,
        owner: caller.id,
        ...(request.resumeFrom !== undefined && { resume: store.checkpointOf(request.resumeFrom) }),
        ...(request.weightsFrom !== undefined && { weights: store.checkpointOf(request.weightsFrom) }),
        publish: this.parts.publishEvent,
        changed: () => this.parts.publishChanged(summary.documentId),
      },
      { paused: request.paused ?? false, stepsPerSecond: request.stepsPerSecond ?? null },
    )
    this.live.set(summary.runId, run)
    this.parts.publishChanged(summary.documentId)
    void this.carryOut(run)
    return ok({ runId: summary.runId })
  }

  pause(runId: string): Result<null> {
    return this.tell(runId, (run) => run.pause())
  }
  resume(runId: string): Result<null> {
    return this.tell(runId, (run) => void run.resume())
  }
  step(runId: string): Result<null> {
    return this.tell(runId, (run) => run.step())
  }
  speed(runId: string, stepsPerSecond: number | null): Result<null> {
    return this.tell(runId, (run) => run.speed(stepsPerSecond))
  }
  /** Settles when the run is over and its weights are kept. */
  async stop(runId: string): Promise<Result<null>> {
    const run = this.live.get(runId)
    if (!run) return fail(notGoing(runId))
    await run.stop(this.parts.stopPatience)
    return ok(null)
  }

  /** When a run that goes on in this process is over; `undefined`: it is not going on here. */
  over(runId: string): Promise<RunSummary> | undefined {
    return this.live.get(runId)?.over
  }

  async list(documentId: string): Promise<RunSummary[]> {
    const stored = await this.parts.store.list()
    return stored
      .map(({ summary }) => this.live.get(summary.runId)?.summary ?? summary)
      .filter((summary) => summary.documentId === documentId)
  }

  async history(runId: string): Promise<Result<RunHistory>> {
    const live = this.live.get(runId)
    await live?.written
    const stored = await this.parts.store.read(runId)
    if (!stored.ok) return stored
    const document = await this.parts.store.document(runId)
    if (!document.ok) return document
    const events = await this.parts.store.events(runId)
    return ok({ summary: live?.summary ?? stored.value.summary, document: document.value, events })
  }

  /** Makes a going run go on with an edited document, as far as it can without losing what its weights mean. */
  async change(runId: string, edited: GraphDocument): Promise<Result<RunChanged>> {
    const run = this.live.get(runId)
    if (!run) return fail(notGoing(runId))
    const read = readDocument(edited)
    if (!read.ok) return read
    const refused = refusal(read.value.document)
    return refused ? fail(refused) : run.change(read.value.document)
  }

  /** Changes weights by hand: of a going run before its next step of learning, of one that is over also on the disk. */
  setWeights(runId: string, changes: readonly WeightChange[]): Promise<Result<WeightsSet>> {
    return this.edits.set(runId, changes)
  }

  async remove(runId: string): Promise<Result<null>> {
    const stored = await this.parts.store.read(runId)
    if (!stored.ok) return stored
    await this.live.get(runId)?.stop(this.parts.stopPatience)
    await this.trained.forget(runId)
    await this.parts.store.remove(runId)
    this.parts.publishChanged(stored.value.summary.documentId)
    return ok(null)
  }

  async rename(runId: string, title: string): Promise<Result<null>> {
    const live = this.live.get(runId)
    if (live) live.rename(title)
    await live?.written
    const stored = await this.parts.store.read(runId)
    if (!stored.ok) return stored
    const written = live
      ? ok(null)
      : await this.parts.store.write({ ...stored.value, summary: { ...stored.value.summary, title } })
    if (written.ok) this.parts.publishChanged(stored.value.summary.documentId)
    return written
  }

  /** Asks the network of a run, which may be in the midst of training. */
  async ask<K extends keyof TrainerAnswers>(
    runId: string,
    question: Question<K> & { readonly type: K },
  ): Promise<Result<TrainerAnswers[K]>> {
    const link = await this.linkOf(runId)
    return link.ok ? link.value.ask<K>(question) : link
  }

  /** Which weights that a run has had are kept; no trainer is opened for it, which would know of none. */
  async moments(runId: string): Promise<Result<Moments>> {
    const live = this.live.get(runId)
    const link = live ? live.link : this.trained.there(runId)
    return link ? link.ask<'moments'>({ type: 'moments' }) : ok({ ...NO_MOMENTS, reopened: !live, worked: 0 })
  }

  /** The network of a run with the graph that made it, or the given one with weights as its seed makes them. */
  async network(
    document: GraphDocument,
    runId: string | undefined,
    onChecked?: OnChecked,
  ): Promise<Result<TrainedNetwork>> {
    const made = await this.documentOf(document, runId)
    if (!made.ok) return made
    const checked = checkGraph(made.value)
    if (runId === undefined)
      return ok({
        document: made.value,
        weights: freshWeights(checked, made.value.training.seed),
        close: () => Promise.resolve(),
      })
    await this.edits.settle(runId)
    const kept = await openKept(
      this.parts.store.checkpointOf(runId),
      checked,
      this.live.has(runId) || !(await this.parts.store.hasCheckpoint(runId))
        ? (folder) => this.saveWeights(runId, folder)
        : undefined,
      onChecked,
    )
    return kept.ok ? ok({ document: made.value, ...kept.value }) : kept
  }

  /** The same network with the shapes of its weights alone: what they hold cannot be asked for. */
  async outline(document: GraphDocument, runId: string | undefined): Promise<Result<Omit<TrainedNetwork, 'close'>>> {
    const made = await this.documentOf(document, runId)
    if (!made.ok) return made
    const checked = checkGraph(made.value)
    const weights =
      runId === undefined
        ? ok(freshWeights(checked, made.value.training.seed))
        : await outlineKept(this.parts.store.checkpointOf(runId), checked)
    return weights.ok ? ok({ document: made.value, weights: weights.value }) : weights
  }

  /** Of a run that goes on, what it goes by now: its changes may not be on disk yet. */
  private async documentOf(document: GraphDocument, runId: string | undefined): Promise<Result<GraphDocument>> {
    if (runId === undefined) return ok(document)
    const going = this.live.get(runId)?.document
    return going ? ok(going) : this.parts.store.document(runId)
  }

  /** A pass through a network as operations on tensors. */
  trace(document: GraphDocument): Promise<Result<InferenceGraph>> {
    return this.trained.trace(document)
  }

  /** Writes the weights of a run that ended in this process into another folder, where its own takes no more. */
  async saveWeights(runId: string, folder: string): Promise<Result<null>> {
    const link = await this.linkOf(runId)
    return link.ok ? link.value.ask<'keep'>({ type: 'keep', folder }) : link
  }

  /** A trainer of its own that holds this document with the weights of a run; refused when they are of another network. */
  inspect(document: GraphDocument, runId: string): Promise<Result<TrainerLink>> {
    return this.trained.inspect(document, runId)
  }

  /** Stops what a window had going, with its weights kept. */
  async stopOwned(caller: string): Promise<void> {
    const owned = [...this.live.values()].filter((run) => run.owner === caller)
    await Promise.all(owned.map((run) => run.stop(this.parts.stopPatience)))
  }

  isBusy(caller: string): boolean {
    return [...this.live.values()].some((run) => run.owner === caller)
  }

  /** Stops everything with weights kept and ends all trainers. */
  async close(): Promise<void> {
    await Promise.all([...this.live.values()].map((run) => run.stop(this.parts.stopPatience)))
    await this.edits.settleAll()
    await this.parts.pool.close(3000)
  }

  private async carryOut(run: LiveRun): Promise<void> {
    const { runId } = run.summary
    void run.begin()
    const summary = await run.over
    this.live.delete(runId)
    if (run.link) await this.trained.keep(runId, run.link)
    if (isOver(summary)) this.parts.pool.warm()
  }

  private tell(runId: string, command: (run: LiveRun) => void): Result<null> {
    const run = this.live.get(runId)
    if (!run) return fail(notGoing(runId))
    command(run)
    return ok(null)
  }

  private async linkOf(runId: string) {
    const live = this.live.get(runId)
    if (live) return live.link ? ok(live.link) : fail(problem('runWaits', 'The run has not begun yet.', { runId }))
    return this.trained.open(runId)
  }

  private async newSummary({ document, resumeFrom, weightsFrom }: StartRequest): Promise<RunSummary> {
    const before = await this.list(document.id)
    const last = Math.max(0, ...before.map(({ title }) => Number(/^#(\d+)$/.exec(title)?.[1] ?? 0)), before.length)
    return {
      runId: newRunId(),
      documentId: document.id,
      title: `#${last + 1}`,
      status: 'starting',
      startedAt: Date.now(),
      epochs: epochsOf(document.training),
      step: 0,
      values: {},
      seed: document.training.seed,
      parameterCount: checkGraph(document).totals.parameterCount,
      graphHash: graphHash(document),
      hasCheckpoint: false,
      resumable: true,
      setup: setupOf(document),
      ...(resumeFrom !== undefined && { resumedFrom: resumeFrom }),
      ...(resumeFrom === undefined && weightsFrom !== undefined && { weightsFrom }),
    }
  }
}

const notGoing = (runId: string) => problem('runNotGoing', 'This run is not going on.', { runId })

/** Why a document cannot train; the codes are those of its diagnostics. */
function refusal(document: GraphDocument) {
  const { trainable, diagnostics } = checkGraph(document)
  if (trainable) return undefined
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
  const codes = [...new Set(errors.map(({ code }) => code))].join(', ')
  return problem('notTrainable', `This network cannot be trained yet; errors: ${errors.length} (${codes}).`, {
    count: errors.length,
    codes,
  })
}
