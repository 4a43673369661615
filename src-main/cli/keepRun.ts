import { resolve } from 'node:path'
import type { RunEvent } from '@shared/training/runEvent'
import type { RunSummary } from '@shared/ipc/types'
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
  const saved = !ended.weights.failed || (await again(own)).ok
  const target = ended.out === undefined ? undefined : resolve(ended.out)
  const copied = target === undefined ? undefined : await runStore.copyTo(ended.run, target, saved ? undefined : again)
  if (copied && !copied.ok) context.fail(copied.error)
  const folder = copied?.ok ? target : own
  const lost = !saved && !copied?.ok
  if (lost)
    context.tell(context.say(ended.run.hasCheckpoint ? 'weightsOld' : 'weightsLost', { run: runId, folder: own }))
  else if (saved && !ended.run.hasCheckpoint) {
    // Why a run failed tells what is left of it.
    if (ended.run.status !== 'failed') context.tell(context.say('nothingKept'))
  } else if (!ended.quiet || copied?.ok === false)
    context.tell(context.say('runKept', { run: runId, folder: folder ?? own }))
  return lost || copied?.ok === false ? 1 : 0
}
