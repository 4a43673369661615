import { resolve } from 'node:path'
import type { RunEvent } from '@shared/training/runEvent'
import type { RunSummary } from '@shared/ipc/types'
import type { RunStore } from '../services/runs/RunStore'
import type { Studio } from '../studio'
import type { CliContext, ExitCode } from './CliContext'

/** Whether the latest weights of a run are on disk, as its events tell. */
export class SavedWeights {
  /** `undefined`: nobody has tried to save any. */
  private last: boolean | undefined

  take(event: RunEvent): void {
    if (event.type === 'checkpoint') this.last = true
    if (event.type === 'diagnostic' && event.code === 'checkpointFailed') this.last = false
  }

  get failed(): boolean {
    return this.last === false
  }
}

interface Ended {
  readonly run: RunSummary
  readonly weights: SavedWeights
  /** Folder that the person wants the run in. */
  readonly out: string | undefined
  readonly quiet: boolean
}

/** Puts a run that is over where the person wants it, tries once more to save weights that could not be saved, and says what is kept. */
export async function keepRun(context: CliContext, studio: Studio, ended: Ended): Promise<ExitCode> {
  const { runStore, runs } = studio
  const { runId } = ended.run
  const own = runStore.folderOf(runId)
  const again = (folder: string) => runs.saveWeights(runId, folder)
  const savedLate = ended.weights.failed && (await again(own)).ok
  const saved = savedLate || !ended.weights.failed
  const run = savedLate ? await withCheckpoint(runStore, ended.run) : ended.run
  const target = ended.out === undefined ? undefined : resolve(ended.out)
  const copied = target === undefined ? undefined : await runStore.copyTo(run, target, saved ? undefined : again)
  if (copied && !copied.ok) context.fail(copied.error)
  const folder = copied?.ok ? target : own
  const lost = !saved && !copied?.ok
  if (lost) context.tell(context.say(run.hasCheckpoint ? 'weightsOld' : 'weightsLost', { run: runId, folder: own }))
  else if (saved && !run.hasCheckpoint) {
    // Why a run failed tells what is left of it.
    if (run.status !== 'failed') context.tell(context.say('nothingKept'))
  } else if (!ended.quiet || copied?.ok === false)
    context.tell(context.say('runKept', { run: runId, folder: folder ?? own }))
  return lost || copied?.ok === false ? 1 : 0
}

/** Writes down that a run has a checkpoint after all. */
async function withCheckpoint(store: RunStore, run: RunSummary): Promise<RunSummary> {
  const summary = { ...run, hasCheckpoint: true }
  const stored = await store.read(run.runId)
  // Where the record cannot be written, the weights are kept all the same.
  if (stored.ok) await store.write({ ...stored.value, summary })
  return summary
}
