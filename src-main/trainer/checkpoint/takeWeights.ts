import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { allFinite } from '../engine/allFinite'
import type { Runner, StepProgram } from '../program/stepProgram'
import type { Checkpoint } from './checkpointFormat'

/**
 * Begins a run with the weights of another network: those of nodes and shapes that both have. Refuses weights that are not finite, and a
 * checkpoint that has none for this network.
 */
export function takeWeights(
  { cells }: Pick<Checkpoint, 'cells'>,
  { state }: StepProgram,
  runner: Runner,
): Result<null> {
  const fitting = Object.entries(state).flatMap(([name, { value, role }]) => {
    const values = cells[name]
    const fits = role === 'weight' && values instanceof Float32Array && values.length === value.size
    return fits && value.dtype === 'float32' ? [[name, values] as const] : []
  })
  if (fitting.length === 0) return trainerFailure('checkpointOther')
  if (!fitting.every(([, values]) => allFinite(values))) return trainerFailure('checkpointFinal')
  for (const [name, values] of fitting) runner.write(name, values)
  return ok(null)
}
