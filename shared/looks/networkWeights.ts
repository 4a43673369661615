import { z } from 'zod'
import { lookBase, lookedNode, type LookTensor } from './look'

/** Weights of several nodes at one moment; those of a node that shares weights are asked for by their owner. */
export const networkWeightsQuestion = lookBase.extend({
  kind: z.literal('networkWeights'),
  nodes: z.array(lookedNode).max(256),
})

export interface NetworkWeights {
  /** By node and by name. */
  readonly weights: Readonly<Record<string, Readonly<Record<string, LookTensor>>>>
}
