import { chosen } from '@shared/catalog/chosen'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { Weight, Weights } from './createWeights'
import { naming } from './FrozenValue'

/** A loss with the penalties on all weights that learn, as Keras counts it in training and in measuring; `trains`: on those of these nodes. */
export function withPenalties(tf: Tf, { all }: Weights, loss: Tensor, trains?: ReadonlySet<string>): Tensor {
  const penalties = all.flatMap(({ node, spec, value, learns }) => {
    const rule = learns && trains?.has(node) !== false ? chosen('regularizer', spec.regularizer) : undefined
    return rule ? [naming(node, () => rule.item.penalty(tf, value, rule.params))] : []
  })
  return penalties.length === 0 ? loss : tf.addN([loss, ...penalties])
}

/** What an update made of a weight, within the bound that is set to it. */
export function constrain(tf: Tf, { node, spec }: Weight, value: Tensor): Tensor {
  const rule = chosen('constraint', spec.constraint)
  return rule ? naming(node, () => rule.item.apply(tf, value, rule.params)) : value
}
