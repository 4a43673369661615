import { z } from 'zod'
import type { Shape } from '../catalog/define/tensorType'
import { ofMoment } from '../ipc/moments'

/** Most rows that go through a network for a look. */
export const MOST_LOOK_ROWS = 1000
/** Most numbers in an answer. */
export const MOST_LOOK_VALUES = 2 ** 20

export const lookedNode = z.string().min(1).max(128)

/** So many rows of the training part, from this one on and then from the first; or rows that somebody made, by data node. */
export const lookedRows = z.object({
  from: z.number().int().min(0).default(0),
  count: z.number().int().min(1).max(MOST_LOOK_ROWS).default(1),
  inputs: z.record(z.string(), z.array(z.array(z.number())).min(1).max(MOST_LOOK_ROWS)).optional(),
})

/** What every question of a view may have. */
export const lookBase = ofMoment

/** A tensor, row after row. */
export interface LookTensor {
  readonly shape: Shape
  readonly values: readonly number[]
}

/** The rows that went through. */
export interface RowFacts {
  /** By data node, each row's numbers, its ports one after another. */
  readonly inputs: Readonly<Record<string, readonly (readonly number[])[]>>
  /** Class of each row; absent where there are none. */
  readonly classes?: readonly number[]
  /** Rows of the training part; 0: the rows were made, or none went through. */
  readonly rows: number
}

/** What every answer says besides. */
export interface LookFacts {
  /** Steps of training that the weights have. */
  readonly trained: number
  /** What the answer took from everything else that the trainer does, ms. */
  readonly worked: number
}
