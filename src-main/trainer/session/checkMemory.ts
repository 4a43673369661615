import { totalmem } from 'node:os'
import type { DatasetDefinition } from '@shared/catalog/define/dataset'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { memoryNumbers } from '@shared/compile/slotsOf'
import type { JsonValue } from '@shared/graph/document'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { graphBytes } from '../engine/compiled/blocks/blockRows'
import { turnsOf } from '../program/optimize'

type Params = Readonly<Record<string, JsonValue>>

const BYTES = 4
const MEGA = 2 ** 20
/** WebAssembly addresses memory with 32 bits. */
const WASM_LIMIT = 4 * 2 ** 30

/** Where a plan is to be carried out. */
export interface Place {
  readonly backend: string
  /** Parts that batches are cut into. */
  readonly parts: number
  /** Compiled graphs that are there at once, 1 unless given: a trial of ways has one for each. */
  readonly graphs?: number
  /** Bytes of memory; what this process may have unless given. */
  readonly limit?: number
}

/** Bytes of the computer, or of what its system lets this process have of it. */
function memoryLimit(backend: string): number {
  const { constrainedMemory } = process as { readonly constrainedMemory?: () => number }
  // 0 and numbers beyond all memory: there is no such limit.
  const limit = Math.min(totalmem(), constrainedMemory?.() || Infinity)
  return backend === 'wasm' ? Math.min(WASM_LIMIT, limit) : limit
}

/** Weights and optimizer memory, all the times that they are there at once. */
function bytesOfWeights(plan: TrainingPlan, graphs: number, parts: number): number {
  const { nodes, totals } = plan.checked
  const countOf = (ids: Iterable<string>): number =>
    [...ids].reduce((sum, id) => sum + (nodes[id]?.parameterCount ?? 0), 0)
  const slots = turnsOf(plan).reduce((sum, { turn: { optimizer, trains } }) => {
    return sum + memoryNumbers(optimizer.id, optimizer.params as Params, countOf(trains))
  }, 0)
  const cells = totals.parameterCount + slots
  // A compiled graph holds them beside those that it was made from, and those of before the call.
  const kept = (1 + 2 * graphs) * cells
  // A step makes new ones out of each part's gradients; a checkpoint is their values and the file.
  const passing = Math.max(cells + parts * totals.parameterCount, 2 * cells)
  return BYTES * (kept + passing)
}

/** Data as they are stored: what is scaled is bytes. */
function bytesOfData({ datasets, checked }: TrainingPlan): number {
  return datasets.reduce((sum, id) => {
    const node = checked.nodes[id]
    if (node?.item?.kind !== 'dataset') return sum
    const { rows, outputs, scale } = (node.item as DatasetDefinition).describe(node.params as never)
    const ofRow = Object.entries(outputs).map(([port, { shape }]) => sizeOf(shape) * (scale?.[port] ? 1 : BYTES))
    return sum + rows * ofRow.reduce((all, one) => all + one, 0)
  }, 0)
}

/**
 * Refuses what cannot fit, before anything is allocated: the weights with all that goes with them, the values of one batch, which are
 * kept for the way back, and the data. A lower bound: what passes can still run out.
 */
export function checkMemory(
  plan: TrainingPlan,
  { backend, parts, graphs = 1, limit = memoryLimit(backend) }: Place,
): Result<null> {
  const compiled = backend === 'tensorflow' ? graphs : 0
  const values = plan.order
    .flatMap((id) => Object.values(plan.checked.nodes[id]?.outputs ?? {}))
    .reduce((sum, type) => sum + sizeOf(type.shape), 0)
  const stored = bytesOfData(plan)
  // A graphics card holds four bytes for each number, and the process as many until they are there.
  const data = stored + (backend === 'webgpu' ? BYTES * stored : compiled * graphBytes(stored))
  const needed = bytesOfWeights(plan, compiled, parts) + BYTES * values * plan.document.training.batchSize + data
  if (needed <= limit) return ok(null)
  return trainerFailure('outOfMemory', {
    needed: Math.ceil(needed / MEGA),
    available: Math.floor(limit / MEGA),
    data: Math.ceil(data / MEGA),
  })
}
