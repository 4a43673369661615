import type { ItemBase } from './item'
import type { KerasItem } from './layer'
import type { ParamSpecs, ParamsOf } from './params'
import type { Tensor, Tf } from './tf'

/** What keeps weights small or few: a penalty on them that is added to the loss. */
export interface RegularizerDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'regularizer'
  /** Penalty of one weight tensor, a scalar. */
  penalty(tf: Tf, weight: Tensor, p: ParamsOf<S>): Tensor
  /** `keras.regularizers.<className>(**config)`. */
  keras(p: ParamsOf<S>): KerasItem
}

export const defineRegularizer = <const S extends ParamSpecs>(
  d: Omit<RegularizerDefinition<S>, 'kind'>,
): RegularizerDefinition<S> => ({ kind: 'regularizer', ...d })
