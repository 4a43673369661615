import { z } from 'zod'
import type { Shape } from '../catalog/define/tensorType'
import { ofMoment } from './moments'

/** Most rows that go through a layer while somebody looks inside. */
export const MOST_INSIDE_ROWS = 1000
/** Most numbers in an answer. */
export const MOST_INSIDE_VALUES = 2 ** 20

/** Which layer is looked into, and what goes through it meanwhile; neither inputs nor rows: nothing, only its weights are told. */
export const insideQuestion = ofMoment.extend({
  node: z.string().min(1).max(128),
  /** By data node, rows in the numbers the network sees, as for a prediction. */
  inputs: z.record(z.string(), z.array(z.array(z.number())).min(1).max(MOST_INSIDE_ROWS)).optional(),
  /** Without inputs: so many rows of the training part, from this one on and then from the first. */
  rows: z.object({ from: z.number().int().min(0), count: z.number().int().min(1).max(MOST_INSIDE_ROWS) }).optional(),
  /** `true`: what goes on inside for these rows is told, and not only what came in. */
  inner: z.boolean().optional(),
})
export type InsideQuestion = z.infer<typeof insideQuestion>

/** A tensor, row after row. */
export interface InsideValue {
  readonly shape: Shape
  readonly values: readonly number[]
}

/** A layer at work. */
export interface Inside {
  /** Those weights that its views are drawn from, by name. */
  readonly weights: Readonly<Record<string, InsideValue>>
  /** What it tells of its inside, `[rows, …]` by name. */
  readonly inner: Readonly<Record<string, InsideValue>>
  /** What came in at its first port, `[rows, …]`; absent: nothing went through, or it has no inputs. */
  readonly entered?: InsideValue
  /** By data node, the rows that went in. */
  readonly inputs: Readonly<Record<string, readonly (readonly number[])[]>>
  /** Class of each row of the training part that went in; absent where there are no classes. */
  readonly classes?: readonly number[]
  /** Rows of the training part; 0 where none were asked for. */
  readonly rows: number
  /** Steps of training after which this is how it is. */
  readonly trained: number
  /** What the answer took from everything else that the trainer does, ms. */
  readonly worked: number
}
