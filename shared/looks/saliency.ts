import { z } from 'zod'
import { lookBase, lookedRows, type RowFacts } from './look'

/** Most patches that one question moves over a picture. */
export const MOST_PATCHES = 128

const score = {
  rows: lookedRows,
  /** Number of the output whose score is explained; absent: the greatest for the row. */
  output: z.number().int().min(0).optional(),
}

/** How much each number of the first row moves the score of an output: its gradient. */
export const saliencyQuestion = lookBase.extend({ kind: z.literal('saliency'), ...score })

/** The score of an output while a patch of one value covers a part of the picture, place after place from the left top corner. */
export const occlusionQuestion = lookBase.extend({
  kind: z.literal('occlusion'),
  ...score,
  output: z.number().int().min(0),
  /** Sides of the patch and steps between its places, pixels. */
  size: z.number().int().min(1).max(512),
  stride: z.number().int().min(1).max(512),
  /** Value of the patch. */
  fill: z.number(),
  /** So many places from this one on. */
  from: z.number().int().min(0),
  count: z.number().int().min(1).max(MOST_PATCHES),
})

interface Scored extends RowFacts {
  /** Outputs of the network for the row. */
  readonly scores: readonly number[]
}

export interface Saliency extends Scored {
  /** The output whose score it is. */
  readonly output: number
  /** By data node, one number for each of its row: ∂ score / ∂ number; 0 where numbers stand for things. */
  readonly gradients: Readonly<Record<string, readonly number[]>>
}

export interface Occlusion extends Scored {
  /** Places of the patch in a line and lines of them. */
  readonly columns: number
  readonly lines: number
  /** The score at each place that was asked for. */
  readonly covered: readonly number[]
}
