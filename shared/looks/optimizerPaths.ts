import { z } from 'zod'
import { lookBase } from './look'

export const MOST_PATH_STEPS = 300

/** Where optimizers go on a surface, by the rules that they train networks by. */
export const optimizerPathsQuestion = lookBase.extend({
  kind: z.literal('optimizerPaths'),
  surface: z.string().max(32),
  start: z.tuple([z.number(), z.number()]),
  steps: z.number().int().min(1).max(MOST_PATH_STEPS).default(100),
  optimizers: z
    .array(z.object({ type: z.string().max(64), learningRate: z.number().positive() }))
    .min(1)
    .max(12),
})

export interface OptimizerPaths {
  /** By optimizer, in the order of the question: the start and where each step has led; it ends where numbers are not finite any more. */
  readonly paths: readonly (readonly (readonly [number, number])[])[]
}
