import type { CheckpointFile } from '../../trainer/checkpoint/openCheckpoint'
import { slotName } from '../../trainer/program/slotName'

/** What the optimizer of a network that is trained in one go has come to. */
export interface OptimizerState {
  /** Updates done. */
  steps(): Promise<number>
  has(slot: string, node: string, weight: string): boolean
  /** What it remembers of a weight, row after row. */
  read(slot: string, node: string, weight: string): Promise<Float32Array>
}

/** The state of the first turn's optimizer; `undefined` where weights began to learn at other times than it did. */
export function keptOptimizer({ header, read }: CheckpointFile): OptimizerState | undefined {
  const { arrays, clock, progress } = header
  if (Object.keys((progress['begun'] ?? {}) as object).length > 0) return undefined
  const cells = new Set(arrays.map(({ name }) => name))
  if (!cells.has('began')) return undefined
  return {
    steps: async () => clock - ((await read('began'))[0] ?? 0),
    has: (slot, node, weight) => cells.has(slotName(0, 0, slot, node, weight)),
    read: async (slot, node, weight) => {
      const values = await read(slotName(0, 0, slot, node, weight))
      if (!(values instanceof Float32Array)) throw new Error(`There is no ${slot} of ${node}/${weight}`)
      return values
    },
  }
}
