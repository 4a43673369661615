import { z } from 'zod'
import { portRef } from '../graph/document'
import { ofMoment } from './moments'

/** What is to be made: at which output of the network, how many rows, from which noise. */
export const generation = ofMoment.extend({
  source: portRef,
  rows: z.number().int().min(1).max(512),
  /** Of the noise that all begins with. */
  seed: z.number().int().min(0).max(4_294_967_295),
  /** Passes through the network where things are made step by step; absent: as many as the layer says. */
  steps: z.number().int().min(1).max(1000).optional(),
  /** States on the way that are told where things are made step by step: with several, the noise and the last included. */
  frames: z.number().int().min(1).max(24).optional(),
})
export type GenerationRequest = z.infer<typeof generation>
