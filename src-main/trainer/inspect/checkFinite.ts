import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { allFinite } from '../engine/allFinite'
import { readTensors } from '../engine/readTensors'
import type { OpenNetwork } from '../session/openNetwork'

/** Refuses a network with a weight that is NaN or infinite: what it answers would pass for a measurement. */
export async function checkFinite({ tf, weights, plan }: OpenNetwork, run: string): Promise<Result<null>> {
  const values = await readTensors(
    tf,
    weights.all.map(({ value }) => value),
  )
  const spoiled = weights.all[values.findIndex((list) => !allFinite(list))]
  if (!spoiled) return ok(null)
  const node = plan.checked.nodes[spoiled.node]?.node.name ?? spoiled.node
  return trainerFailure('weightsSpoiled', { run, node, weight: spoiled.name })
}
