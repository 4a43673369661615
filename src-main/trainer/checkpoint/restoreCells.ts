import { fail, ok, problem, type Result } from '@shared/result'
import type { Cell, Runner } from '../program/stepProgram'
import type { Checkpoint } from './checkpointFormat'
import type { NetworkHash } from './networkHash'

/** How much of a checkpoint is wanted: its weights to look at, or all of it to go on. */
export type RestoreAim = 'weights' | 'everything'

/** Puts a checkpoint's values into cells; refuses, changing nothing, when it is of another network. */
export function restoreCells(
  checkpoint: Checkpoint,
  { cells, runner, hash, aim }: { readonly cells: Readonly<Record<string, Cell>>; readonly runner: Runner; readonly hash: NetworkHash; readonly aim: RestoreAim },
): Result<null> {
  const differs = aim === 'everything' && checkpoint.training !== hash.training
  if (checkpoint.network !== hash.network || differs) {
    return fail(problem('checkpointOther', 'The saved weights belong to another version of this network or of its training settings.'))
  }
  if (aim === 'everything' && !checkpoint.resumable) {
    return fail(problem('checkpointFinal', 'This run ended with a value that is not finite; it cannot go on from there.'))
  }
  const wanted = Object.entries(cells).filter(([, cell]) => aim === 'everything' || cell.role === 'weight')
  for (const [name, cell] of wanted) {
    const values = checkpoint.cells[name]
    if (values?.length !== cell.value.size || (cell.value.dtype === 'int32') !== values instanceof Int32Array) {
      return fail(problem('checkpointOther', 'The saved weights belong to another version of this network or of its training settings.', undefined, name))
    }
  }
  for (const [name] of wanted) runner.write(name, checkpoint.cells[name] as Float32Array)
  runner.clock = checkpoint.clock
  return ok(null)
}
