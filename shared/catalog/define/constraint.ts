import type { ItemBase } from './item'
import type { KerasItem } from './layer'
import type { ParamSpecs, ParamsOf } from './params'
import type { Tensor, Tf } from './tf'

/** A bound that weights are brought back to after every update. */
export interface ConstraintDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'constraint'
  /** The weight tensor as it must be, of the same shape. */
  apply(tf: Tf, weight: Tensor, p: ParamsOf<S>): Tensor
  /** `keras.constraints.<className>(**config)` for a weight with so many axes. */
  keras(p: ParamsOf<S>, rank: number): KerasItem
}

export const defineConstraint = <const S extends ParamSpecs>(
  d: Omit<ConstraintDefinition<S>, 'kind'>,
): ConstraintDefinition<S> => ({ kind: 'constraint', ...d })
