import type { Localized } from '../../language'
import type { ItemText } from './item'
import type { LossDefinition } from './loss'
import { float, type ParamSpecs, type ParamsOf } from './params'
import type { Rule, RuleArgs } from './teaching'
import type { Tensor, Tf } from './tf'

/** The learning rate of a rule, in place of an optimizer's. */
export const learningRate = (first: number, most = 10) => ({ learningRate: float(1e-6, most, first, { midRun: true }) })

type Given<S extends ParamSpecs> = Pick<LossDefinition<S>, 'id' | 'icon' | 'params' | 'reads' | 'metrics'> &
  Partial<Pick<LossDefinition<S>, 'check' | 'inputs' | 'related' | 'lecture' | 'example'>> &
  Omit<Rule<ParamsOf<S>>, 'measures' | 'check'> & {
    readonly checkLayer?: Rule<ParamsOf<S>>['check']
    /** What the rule makes smaller, or what tells best how well it goes, of each sample: `[batch]`. */
    loss(tf: Tf, args: RuleArgs<ParamsOf<S>>): Tensor
    readonly text: Localized<ItemText & { readonly measures?: Readonly<Record<string, string>> }>
  }

/** A port for the layer that a rule trains. */
export const layerPort = { name: 'layer' } as const

/**
 * A learning rule: an objective that changes the weights of the layer before it in a way of its own, without gradients. With a port for a
 * target, unless `inputs` says otherwise.
 */
export function defineRule<const S extends ParamSpecs>(d: Given<S>): LossDefinition<S> {
  const {
    trains,
    usualFor,
    allRows,
    forgetsParts,
    inOrder,
    checkLayer,
    slots,
    learn,
    arithmetic,
    measure,
    counts,
    loss,
    ...item
  } = d
  return {
    kind: 'loss',
    category: 'rule',
    inputs: [layerPort, { name: 'target' }],
    outputs: [],
    check: () => [],
    ...item,
    loss: loss as LossDefinition<S>['loss'],
    keras: () => null,
    wholeBatch: true,
    rule: {
      trains,
      ...(usualFor && { usualFor }),
      ...(allRows && { allRows }),
      ...(forgetsParts && { forgetsParts }),
      ...(inOrder && { inOrder }),
      ...(checkLayer && { check: checkLayer }),
      ...(slots && { slots }),
      learn,
      ...(arithmetic && { arithmetic }),
      ...(measure && { measure }),
      ...(counts && { counts }),
      measures: { en: d.text.en.measures ?? {}, uk: d.text.uk.measures ?? {} },
    },
  }
}
