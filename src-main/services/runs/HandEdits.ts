import { fail, ok, problem, type Result } from '@shared/result'
import type { RunEvent, RunNews } from '@shared/training/runEvent'
import { toWeightEdit, type WeightChange, type WeightsSet } from '@shared/training/weightEdit'
import type { TrainerAnswers } from '../../trainer/protocol'
import type { RunStore } from './RunStore'
import { isOver, summarize } from './summarize'

interface HandEditsParts {
  readonly store: RunStore
  readonly publishEvent: (event: RunEvent) => void
  readonly publishChanged: (documentId: string) => void
  /** Changes the weights that the trainer of a run has. */
  put(runId: string, changes: readonly WeightChange[]): Promise<Result<TrainerAnswers['setWeights']>>
  /** Writes the checkpoint of a run that is over anew. */
  save(runId: string): Promise<Result<null>>
  /** Settles when a run that goes on here is over and kept; `undefined`: it does not. */
  over(runId: string): Promise<unknown> | undefined
}

/** After the last edit its weights go to the disk, ms: one who drags a weight makes ten a second. */
const QUIET = 300

/** Weights changed by hand of runs that are over, kept with all that a run keeps: its events, its record, its checkpoint. */
export class HandEdits {
  private readonly seqs = new Map<string, number>()
  private readonly unsaved = new Map<string, ReturnType<typeof setTimeout>>()
  /** By run, one after another. */
  private readonly work = new Map<string, Promise<unknown>>()

  constructor(private readonly parts: HandEditsParts) {}

  async set(runId: string, changes: readonly WeightChange[]): Promise<Result<WeightsSet>> {
    if (!this.parts.over(runId)) {
      const stored = await this.parts.store.read(runId)
      if (!stored.ok) return stored
      // It goes on in another studio, or was cut off.
      if (!isOver(stored.value.summary)) return fail(problem('runNotGoing', 'This run is not going on.', { runId }))
    }
    const put = await this.parts.put(runId, changes)
    if (!put.ok) return put
    const { over, ...set } = put.value
    // A run that goes on tells it itself.
    if (over) await this.after(runId, () => this.tell(runId, { type: 'edited', ...toWeightEdit(changes, set) }))
    return ok(set)
  }

  /** Settles when all that was changed of a run is on the disk. */
  async settle(runId: string): Promise<void> {
    const timer = this.unsaved.get(runId)
    if (timer !== undefined) {
      clearTimeout(timer)
      this.unsaved.delete(runId)
      void this.after(runId, () => this.save(runId))
    }
    await this.work.get(runId)
  }

  async settleAll(): Promise<void> {
    await Promise.all([...new Set([...this.unsaved.keys(), ...this.work.keys()])].map((runId) => this.settle(runId)))
  }

  private after(runId: string, work: () => Promise<void>): Promise<void> {
    // A disk that takes no more leaves the weights as they are wanted.
    const next = (this.work.get(runId) ?? Promise.resolve()).then(work).catch(() => undefined)
    this.work.set(runId, next)
    void next.then(() => this.work.get(runId) === next && this.work.delete(runId))
    return next
  }

  private async tell(runId: string, news: RunNews): Promise<void> {
    const { store, over, publishEvent, publishChanged } = this.parts
    // One that ended meanwhile writes its last events first.
    await over(runId)
    const seq = (this.seqs.get(runId) ?? (await store.events(runId)).at(-1)?.seq ?? -1) + 1
    this.seqs.set(runId, seq)
    const event = { ...news, runId, seq, at: Date.now() } as RunEvent
    await store.append(runId, [event])
    publishEvent(event)
    if (event.type !== 'edited') return
    const stored = await store.read(runId)
    if (!stored.ok) return
    await store.write({ ...stored.value, summary: summarize(stored.value.summary, event) })
    if (!this.unsaved.has(runId)) publishChanged(stored.value.summary.documentId)
    clearTimeout(this.unsaved.get(runId))
    this.unsaved.set(
      runId,
      setTimeout(() => void this.settle(runId), QUIET),
    )
  }

  private async save(runId: string): Promise<void> {
    const saved = await this.parts.save(runId)
    if (saved.ok) return
    const { code, values } = saved.error
    await this.tell(runId, { type: 'diagnostic', code: 'checkpointFailed', values: { reason: code, ...values } })
  }
}
