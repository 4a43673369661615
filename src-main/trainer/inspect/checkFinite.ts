import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { allFinite } from '../engine/allFinite'
import type { OpenNetwork } from '../session/openNetwork'

/** Refuses a network with a weight that is NaN or infinite: what it answers would pass for a measurement. */
export function checkFinite({ weights, plan }: OpenNetwork, run: string): Result<null> {
  const spoiled = weights.all.find(({ value }) => !allFinite(value.dataSync()))
  if (!spoiled) return ok(null)
  const node = plan.checked.nodes[spoiled.node]?.node.name ?? spoiled.node
  return trainerFailure('weightsSpoiled', { run, node, weight: spoiled.name })
}
