import type { RuleLayer } from '../catalog/define/teaching'
import type { TensorType } from '../catalog/define/tensorType'
import type { CheckedNode } from './checkedGraph'

/** What a rule is told of the layer that it trains. */
export const ruleLayer = (
  { node, params, inputs, weights }: CheckedNode,
  target: TensorType | undefined,
  rows?: number,
): RuleLayer => ({
  type: node.type,
  p: params,
  inputs: inputs.flatMap((input) => input ?? []),
  target,
  rows,
  weights: Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape])),
})
