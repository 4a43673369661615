import { z } from 'zod'
import { lookBase } from './look'

export const MOST_SLICE_POINTS = 400
const point = z.tuple([z.number(), z.number()])

/**
 * The loss on a plane through the weights of one moment, along two random directions, each filter of which is as long as the filter of the weights (H. Li
 * et al., Visualizing the loss landscape of neural nets, 2018); of a network of two weights the plane of these.
 */
export const lossSliceQuestion = lookBase.extend({
  kind: z.literal('lossSlice'),
  /** Another one for each plane. */
  slice: z.string().min(1).max(80),
  /** The weights as they are now become the middle. */
  begin: z.boolean().default(false),
  seed: z.number().int().min(0).default(1),
  /** Where the loss is wanted, in lengths of the directions from the middle. */
  points: z.array(point).max(MOST_SLICE_POINTS),
  /** Rows of the training part that it is measured on, from the first. */
  rows: z.number().int().min(1).max(1000).default(256),
})

export interface LossSlice {
  /** `null`: not finite. */
  readonly losses: readonly (number | null)[]
  /** Where the run is now, as far as it lies in the plane. */
  readonly place: readonly [number, number]
  /** Of a network of two weights: these in the middle of the plane. */
  readonly weights?: readonly [number, number] | undefined
}
