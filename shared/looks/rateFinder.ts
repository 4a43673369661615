import { z } from 'zod'
import { lookBase } from './look'

/** Most steps of a piece. */
export const MOST_RATE_STEPS = 50

/**
 * Steps from the weights of one moment, each with a learning rate of its own, all of them taken back. Pieces of one search go on from one another; the
 * first begins with the weights as they are.
 */
export const rateFinderQuestion = lookBase.extend({
  kind: z.literal('rateFinder'),
  /** Another one for each search. */
  search: z.string().min(1).max(64),
  /** Steps of the search before this piece; 0: it begins. */
  done: z.number().int().min(0),
  rates: z.array(z.number().positive()).min(1).max(MOST_RATE_STEPS),
  /** The search ends with it. */
  last: z.boolean().default(false),
})

export interface RateLosses {
  /** The loss that each step measured before it changed the weights; `null`: it was not finite any more. */
  readonly losses: readonly (number | null)[]
}
