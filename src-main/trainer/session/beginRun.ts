import type { GraphDocument } from '@shared/graph/document'
import type { Result } from '@shared/result'
import type { EngineWay } from '@shared/training/runEvent'
import { takeWeights } from '../checkpoint/takeWeights'
import type { Device } from '../openDevice'
import { buildRun, type BuiltRun } from './buildRun'
import { readCheckpoint } from './CheckpointKeeper'

/**
 * A run from its first step.
 *
 * @param weights Checkpoint whose weights it begins with, as far as they are of the same nodes and shapes.
 */
export async function beginRun(
  device: Device,
  document: GraphDocument,
  { way, weights }: { readonly way: EngineWay | undefined; readonly weights: string | undefined },
): Promise<Result<BuiltRun>> {
  const kept = weights === undefined ? undefined : await readCheckpoint(weights)
  if (kept && !kept.ok) return kept
  const built = await buildRun(device, document, { way })
  if (!built.ok || !kept) return built
  const taken = takeWeights(kept.value, built.value.program, built.value.runner)
  if (taken.ok) return built
  built.value.runner.dispose()
  return taken
}
