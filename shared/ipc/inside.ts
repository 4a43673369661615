import { z } from 'zod'
import { MOST_LOOK_ROWS, type LookFacts, type LookTensor, type RowFacts } from '../looks/look'
import { ofMoment } from './moments'

/** Which layer is looked into, and what goes through it meanwhile; neither inputs nor rows: nothing, only its weights are told. */
export const insideQuestion = ofMoment.extend({
  node: z.string().min(1).max(128),
  /** By data node, rows in the numbers the network sees, as for a prediction. */
  inputs: z.record(z.string(), z.array(z.array(z.number())).min(1).max(MOST_LOOK_ROWS)).optional(),
  /** Without inputs: so many rows of the training part, from this one on and then from the first. */
  rows: z.object({ from: z.number().int().min(0), count: z.number().int().min(1).max(MOST_LOOK_ROWS) }).optional(),
  /** `true`: what goes on inside for these rows is told, and not only what came in. */
  inner: z.boolean().optional(),
})
export type InsideQuestion = z.infer<typeof insideQuestion>

/** A layer at work. */
export interface Inside extends RowFacts, LookFacts {
  /** Those weights that its views are drawn from, by name. */
  readonly weights: Readonly<Record<string, LookTensor>>
  /** What it tells of its inside, `[rows, …]` by name. */
  readonly inner: Readonly<Record<string, LookTensor>>
  /** What came in at its first port, `[rows, …]`; absent: nothing went through, or it has no inputs. */
  readonly entered?: LookTensor
}
