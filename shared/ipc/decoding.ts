import { z } from 'zod'
import { ofMoment } from './moments'

/** What a network is to write one answer after another, each going back into it before the next. */
export const decoding = ofMoment.extend({
  /** The loss node whose prediction answers. */
  objective: z.string().min(1).max(128),
  /** By data node, rows of what is given, as for a prediction, with the port that takes the answers left out. */
  inputs: z.record(z.string(), z.array(z.array(z.number())).min(1).max(512)),
  /** Ids that every row begins with. */
  prompt: z.array(z.number().int().min(0)).max(10_000),
  /** Answers that are wanted; where all of them must fit into the port, no more than do. */
  length: z.number().int().min(1).max(2000),
  /** 0: the likeliest each time; 1: drawn with the network's own probabilities; more: more by chance. */
  temperature: z.number().min(0).max(10),
  /** Each answer is read once, and recurrent layers keep their state: no window. For networks that read moment by moment. */
  keepsState: z.boolean().optional(),
  seed: z.number().int().min(0).max(4_294_967_295),
})
export type DecodingRequest = z.infer<typeof decoding>
