import { z } from 'zod'
import { lookBase } from './look'

/** How large numbers are in the next step of learning, layer by layer; with an initializer, in a first step from fresh weights. */
export const statisticsQuestion = lookBase.extend({
  kind: z.literal('statistics'),
  /** Of all weights with two or more axes. The run keeps its own. */
  initializer: z.object({ type: z.string(), params: z.record(z.string(), z.number()) }).optional(),
})

/** A tensor's size: its norm (root of the sum of squares), and the mean of its absolute values. */
export interface Magnitude {
  readonly norm: number
  readonly mean: number
}

/** A layer in a step. What it does not have is absent; what is infinite is told as the greatest number there is. */
export interface LayerStatistics {
  readonly node: string
  /** Weights that learn by gradients, all of the layer together. */
  readonly weight?: Magnitude
  readonly gradient?: Magnitude
  /** Norm of what the step adds to them. */
  readonly update?: number
  /** Gradient of the loss at what comes out. */
  readonly flow?: Magnitude
  /** What comes out. */
  readonly output?: { readonly mean: number; readonly deviation: number }
  /** Share of units that are 0 for all rows of the batch, where the activation has a flat side at 0. */
  readonly dead?: number
  /** Share of what comes out that lies within a twentieth of the range of its activation from an end, where it has two. */
  readonly saturated?: number
}

export interface StepStatistics {
  /** In the order in which values flow. */
  readonly layers: readonly LayerStatistics[]
}
