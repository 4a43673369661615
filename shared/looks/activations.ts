import { z } from 'zod'
import { lookBase, lookedNode, lookedRows, type LookTensor, type RowFacts } from './look'

/** What comes out of a node for some rows. */
export const activationsQuestion = lookBase.extend({
  kind: z.literal('activations'),
  node: lookedNode,
  rows: lookedRows,
})

export interface Activations extends RowFacts {
  /** By port, `[rows, …]`. */
  readonly outputs: Readonly<Record<string, LookTensor>>
}
