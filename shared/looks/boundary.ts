import { z } from 'zod'
import { lookBase, lookedNode } from './look'

/** Most points of a side of the grid. */
export const MOST_SIDE = 200
/** Most points of the data of a part. */
export const MOST_POINTS = 500

const place = z.number().int().min(0)

/** What an output answers all over a plane of two inputs, the others being held. */
export const boundaryQuestion = lookBase.extend({
  kind: z.literal('boundary'),
  /** The loss that looks at the output; absent, or none such: the first that has a plane. */
  loss: lookedNode.optional(),
  /** Of an output with several numbers that are no classes: which. */
  unit: place.default(0),
  /** Places among the output's `features`. */
  axes: z.tuple([place, place]).default([0, 1]),
  hold: z.enum(['median', 'mean']).default('median'),
  /** How many times wider than high the picture is. */
  wide: z.number().min(0.1).max(20).default(1),
  side: z.number().int().min(2).max(MOST_SIDE).default(MOST_SIDE),
  validation: z.boolean().default(false),
})

/** Points of the data in the plane, one after another. */
export interface BoundaryPoints {
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Class, or the target's value; absent: nothing is known of it. */
  readonly truth?: readonly number[]
  /** Numbers of the points that are classified wrongly. */
  readonly wrong: readonly number[]
}

export interface Boundary {
  readonly loss: string
  readonly x: readonly [low: number, high: number]
  readonly y: readonly [low: number, high: number]
  /** Points of a side; a large network is asked at fewer. */
  readonly side: number
  /** Row after row from the top: classes with 0 … 100 for how sure the answer is, or one value each. */
  readonly answers:
    | { readonly kind: 'classes'; readonly classes: readonly number[]; readonly sure: readonly number[] }
    | {
        readonly kind: 'values'
        readonly values: readonly number[]
        /** Where the answer changes from one class to the other; absent: the values are no classes. */
        readonly middle?: number
      }
  readonly train: BoundaryPoints
  readonly validation?: BoundaryPoints
}
