import type { GraphDocument } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import type { InferenceGraph } from '../../export/graph/InferenceGraph'
import { unknownRun, type RunStore } from './RunStore'
import type { TrainerLink } from './TrainerLink'
import type { TrainerPool } from './TrainerPool'

/** Each holds a network and its data in memory, so few are kept. */
const MOST = 2
const PATIENCE = 2000

/** Trainers that hold the network of a run that is over: kept from the run, or opened again from its checkpoint. */
export class TrainedNetworks {
  /** Latest used last. */
  private readonly links = new Map<string, TrainerLink>()
  private readonly opening = new Map<string, Promise<Result<TrainerLink>>>()

  private lastPass: { readonly key: string; readonly pass: Promise<Result<InferenceGraph>> } | undefined

  constructor(
    private readonly pool: TrainerPool,
    private readonly store: RunStore,
    /** Settles when what a network differs in from its checkpoint is on the disk. */
    private readonly settle: (runId: string) => Promise<void>,
  ) {}

  /** Keeps the trainer of a run that has just ended. */
  async keep(runId: string, link: TrainerLink): Promise<void> {
    if (!link.alive) return
    this.links.set(runId, link)
    link.onEnd(() => this.links.delete(runId))
    for (const [oldest] of [...this.links].slice(0, Math.max(0, this.links.size - MOST))) await this.forget(oldest)
  }

  /** The trainer of a run, where it is there. */
  there(runId: string): TrainerLink | undefined {
    const kept = this.links.get(runId)
    return kept?.alive ? kept : undefined
  }

  async open(runId: string): Promise<Result<TrainerLink>> {
    const kept = this.there(runId)
    if (kept) {
      this.links.delete(runId)
      this.links.set(runId, kept)
      return ok(kept)
    }
    const under = this.opening.get(runId)
    if (under) return under
    const opening = this.reopen(runId)
    this.opening.set(runId, opening)
    try {
      return await opening
    } finally {
      this.opening.delete(runId)
    }
  }

  async forget(runId: string): Promise<void> {
    await this.settle(runId)
    const link = this.links.get(runId)
    this.links.delete(runId)
    await link?.shutDown(PATIENCE)
  }

  /** A pass through a network, whatever its weights. The last one is kept: it is asked for by each format that a person looks at. */
  async trace(document: GraphDocument): Promise<Result<InferenceGraph>> {
    const { id, nodes, edges, training } = document
    const key = JSON.stringify([id, nodes, edges, training])
    const kept = this.lastPass?.key === key ? this.lastPass.pass : this.record(document)
    this.lastPass = { key, pass: kept }
    const pass = await kept
    if (!pass.ok && this.lastPass?.pass === kept) this.lastPass = undefined
    return pass
  }

  private async record(document: GraphDocument): Promise<Result<InferenceGraph>> {
    const link = this.pool.take()
    try {
      const opened = await link.ask<'open'>({ type: 'open', document, backend: this.pool.backend })
      return opened.ok ? await link.ask<'trace'>({ type: 'trace' }) : opened
    } finally {
      void link.shutDown(PATIENCE)
    }
  }

  /** Not kept: whoever asks for it ends it, or the studio does. */
  async inspect(document: GraphDocument, runId: string): Promise<Result<TrainerLink>> {
    if (!(await this.store.hasCheckpoint(runId)))
      return fail(problem('noCheckpoint', 'This run ended before its weights could be kept.', { runId }))
    const link = this.pool.take()
    const checkpoint = this.store.checkpointOf(runId)
    const opened = await link.ask<'open'>({ type: 'open', document, backend: this.pool.backend, checkpoint })
    if (opened.ok) return ok(link)
    void link.shutDown(PATIENCE)
    return opened
  }

  private async reopen(runId: string): Promise<Result<TrainerLink>> {
    const stored = await this.store.read(runId)
    if (!stored.ok) return stored
    const document = await this.store.document(runId)
    if (!document.ok) return fail(unknownRun(runId))
    const opened = await this.inspect(document.value, runId)
    if (opened.ok) await this.keep(runId, opened.value)
    return opened
  }
}
