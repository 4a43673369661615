import { z } from 'zod'
import { lookBase, lookedNode, type LookTensor } from './look'

/** What a layer that drops at random makes of ones in a step of learning. */
export const dropoutMaskQuestion = lookBase.extend({
  kind: z.literal('dropoutMask'),
  node: lookedNode,
  /** 0: the draws of the next step; 1: of the one after it, … */
  ahead: z.number().int().min(0).max(100_000).default(0),
  /** Rows of the batch, from the first. */
  rows: z.number().int().min(1).max(64).default(16),
})

export interface DropoutMask {
  /** Factors of the values, `[rows, …]`: 0 where one is dropped. */
  readonly mask: LookTensor
  /** Of the whole batch: rows, and the share of the values that are kept. */
  readonly batch: number
  readonly kept: number
  /** Step that draws them, counted from 0. */
  readonly step: number
}
