import { z } from 'zod'
import { lookBase, lookedNode } from './look'

/** Most rows that are seen as points. */
export const MOST_HIDDEN_ROWS = 1000

/** What comes out of a node for rows of the training part, as points. */
export const hiddenSpaceQuestion = lookBase.extend({
  kind: z.literal('hiddenSpace'),
  node: lookedNode,
  rows: z.number().int().min(2).max(MOST_HIDDEN_ROWS).default(300),
  /** An output of more numbers is told by so many principal components. */
  keep: z.number().int().min(2).max(50).default(3),
})

export interface HiddenSpace {
  /** Numbers that come out for a row. */
  readonly size: number
  /** Numbers of a point: the output as it is, or its principal components. */
  readonly width: number
  /** `[rows, width]` */
  readonly points: readonly number[]
  /** Share of the variance that each principal component has; absent: the output is told as it is. */
  readonly shares?: readonly number[]
  /** Class of each row; absent where there are none. */
  readonly classes?: readonly number[]
}
