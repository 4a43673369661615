import { z } from 'zod'
import { lookBase, lookedNode, type LookTensor } from './look'

/** The weights of a node, its statistics too; of one that shares weights, those that it uses. */
export const weightsQuestion = lookBase.extend({ kind: z.literal('weights'), node: lookedNode })

export interface LookedWeights {
  /** By name. */
  readonly weights: Readonly<Record<string, LookTensor & { readonly trainable: boolean }>>
}
