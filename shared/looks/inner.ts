import { z } from 'zod'
import { lookBase, lookedNode, type LookTensor, type RowFacts } from './look'

/** What goes on inside a layer for one row of the training part. */
export const innerQuestion = lookBase.extend({
  kind: z.literal('inner'),
  node: lookedNode,
  row: z.number().int().min(0).default(0),
})

export interface Inner extends RowFacts {
  /** What the layer tells of its inside by name, `[1, …]` each. */
  readonly inner: Readonly<Record<string, LookTensor>>
  /** What comes in at its ports, `[1, …]` each. */
  readonly entered: readonly LookTensor[]
}
