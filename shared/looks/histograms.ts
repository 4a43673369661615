import { z } from 'zod'
import { lookBase, lookedNode } from './look'

/** How the weights of a layer, their gradients and what comes out of it are spread in the next step of learning. */
export const histogramsQuestion = lookBase.extend({
  kind: z.literal('histograms'),
  node: lookedNode,
  bins: z.number().int().min(2).max(200).default(60),
})

/** How numbers are spread: counts in equal bins from `low` to `high`, the ends among them. */
export interface Histogram {
  readonly what: 'weight' | 'gradient' | 'output'
  /** Of the weight, or of the port. */
  readonly name: string
  /** How many numbers there are; of very many, an even part is counted. */
  readonly size: number
  readonly mean: number
  readonly deviation: number
  readonly low: number
  readonly high: number
  readonly counts: readonly number[]
}

export interface Histograms {
  readonly histograms: readonly Histogram[]
}
