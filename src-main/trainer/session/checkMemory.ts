import { totalmem } from 'node:os'
import { catalog } from '@shared/catalog/catalog'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'

const BYTES = 4
const MEGA = 2 ** 20
/** WebAssembly addresses memory with 32 bits. */
const WASM_LIMIT = 4 * 2 ** 30

/**
 * Refuses a network that cannot fit, before anything is allocated: weights with gradient and optimizer memory, and the values
 * of one batch, which are kept for the way back. A lower bound: what passes can still run out.
 */
export function checkMemory(plan: TrainingPlan, backend: string): Result<null> {
  const optimizer = catalog.optimizers.get(plan.optimizer.id)
  const slots = optimizer?.slots(plan.optimizer.params as never).length ?? 0
  const weights = plan.checked.totals.parameterCount * (2 + slots)
  const values = plan.order
    .flatMap((id) => Object.values(plan.checked.nodes[id]?.outputs ?? {}))
    .reduce((sum, type) => sum + sizeOf(type.shape), 0)
  const needed = BYTES * (weights + values * plan.document.training.batchSize)
  const limit = backend === 'wasm' ? Math.min(WASM_LIMIT, totalmem()) : totalmem()
  if (needed <= limit) return ok(null)
  const megabytes = { needed: Math.ceil(needed / MEGA), available: Math.floor(limit / MEGA) }
  return trainerFailure('outOfMemory', megabytes)
}
