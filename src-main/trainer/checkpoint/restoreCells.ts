import type { Tf } from '@shared/catalog/define/tf'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { allFinite } from '../engine/allFinite'
import { weightCells, type Weights } from '../program/createWeights'
import type { Cell, Runner, StepProgram } from '../program/stepProgram'
import type { Checkpoint } from './checkpointFormat'
import type { NetworkHash } from './networkHash'

const other = (cause?: string): Result<never> => trainerFailure('checkpointOther', {}, cause)

/** The first cell whose kept values are not of its size and kind. */
const misfit = (checkpoint: Checkpoint, cells: Readonly<Record<string, Cell>>): string | undefined =>
  Object.entries(cells).find(([name, { value }]) => {
    const kept = checkpoint.cells[name]
    return kept?.length !== value.size || (value.dtype === 'int32') !== kept instanceof Int32Array
  })?.[0]

/** Puts all of a checkpoint back, so that the run goes on where it was; refuses, changing nothing, what is of another run. */
export function restoreRun(
  checkpoint: Checkpoint,
  program: StepProgram,
  runner: Runner,
  hash: NetworkHash,
): Result<null> {
  if (checkpoint.network !== hash.network || checkpoint.training !== hash.training) return other()
  const finite = Object.keys(program.state).every((name) => allFinite(checkpoint.cells[name] ?? []))
  if (!checkpoint.resumable || !finite) return trainerFailure('checkpointFinal')
  const wrong = misfit(checkpoint, program.state)
  if (wrong !== undefined) return other(wrong)
  for (const name of Object.keys(program.state)) {
    const values = checkpoint.cells[name]
    if (values) runner.write(name, values)
  }
  runner.clock = checkpoint.clock
  return ok(null)
}

/** Puts a checkpoint's weights into a network, to look at it; refuses, changing nothing, those of another network. */
export function restoreWeights(
  checkpoint: Checkpoint,
  { tf, weights }: { readonly tf: Tf; readonly weights: Weights },
  hash: NetworkHash,
): Result<null> {
  if (checkpoint.network !== hash.network) return other()
  const cells = weightCells(weights)
  const wrong = misfit(checkpoint, cells)
  if (wrong !== undefined) return other(wrong)
  for (const [name, { value }] of Object.entries(cells)) {
    const values = checkpoint.cells[name]
    if (values) tf.tidy(() => value.assign(tf.tensor(values, value.shape, value.dtype)))
  }
  return ok(null)
}
