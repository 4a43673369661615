import type { Problem } from '@shared/result'
import { trainerProblem } from '@shared/training/problems/trainerProblem'
import type { Rows } from '../program/stepProgram'
import type { BuiltRun } from './buildRun'
import { findSpoiled } from './findSpoiled'

/** Why a run ended with a step that was taken back: what was not finite, and in which layer it began. */
export async function toBrokenProblem(
  run: BuiltRun,
  broken: NonNullable<Rows['broken']> & { entry: string },
): Promise<Problem> {
  const { step, metric, value, learningRate, entry } = broken
  const place = await findSpoiled(run, entry)
  const { name = place?.node } = run.document.nodes.find(({ id }) => id === place?.node) ?? {}
  return trainerProblem(metric === 'weights' ? 'weightsNotFinite' : 'lossNotFinite', {
    step,
    metric,
    value,
    ...(learningRate !== undefined && { learningRate }),
    ...(place && { node: name ?? place.node, spoiled: place.spoiled }),
  })
}
