import type { Tf } from '@shared/catalog/define/tf'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { allFinite } from '../engine/allFinite'
import { weightCells, type Weights } from '../program/createWeights'
import type { Cell, CellValues, Runner, StepProgram } from '../program/stepProgram'
import { isSlot } from '../program/optimize'
import type { Checkpoint } from './checkpointFormat'
import type { NetworkHash } from './networkHash'

const other = (cause?: string): Result<never> => trainerFailure('checkpointOther', {}, cause)

/** The first cell whose kept values are not there, or not of its size and kind. */
const misfit = (kept: CellValues, cells: Readonly<Record<string, Cell>>): string | undefined =>
  Object.entries(cells).find(([name, { value }]) => {
    const values = kept[name]
    return values?.length !== value.size || (value.dtype === 'int32') !== values instanceof Int32Array
  })?.[0]

/** Whether a run with these hashes can go on from a checkpoint. */
export function checkResumable(checkpoint: Checkpoint, hash: NetworkHash): Result<null> {
  if (checkpoint.network !== hash.network || checkpoint.training !== hash.training) return other()
  const finite = Object.values(checkpoint.cells).every((values) => allFinite(values))
  return checkpoint.resumable && finite ? ok(null) : trainerFailure('checkpointFinal')
}

/**
 * Puts the cells of a run back, so that it goes on where it was; refuses, changing nothing, those of another run. What the optimizer
 * remembers of a weight that was frozen until now is not there, and begins with zeros.
 */
export function restoreCells(
  { cells, clock }: Pick<Checkpoint, 'cells' | 'clock'>,
  { state }: StepProgram,
  runner: Runner,
): Result<null> {
  const known = Object.fromEntries(Object.entries(state).filter(([name]) => !isSlot(name) || cells[name] !== undefined))
  const wrong = misfit(cells, known)
  if (wrong !== undefined) return other(wrong)
  for (const name of Object.keys(known)) runner.write(name, cells[name] as Float32Array | Int32Array)
  runner.clock = clock
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
  const wrong = misfit(checkpoint.cells, cells)
  if (wrong !== undefined) return other(wrong)
  for (const [name, { value }] of Object.entries(cells)) {
    const values = checkpoint.cells[name]
    if (values) tf.tidy(() => value.assign(tf.tensor(values, value.shape, value.dtype)))
  }
  return ok(null)
}
