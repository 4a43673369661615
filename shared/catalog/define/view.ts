import type { ItemBase, ItemProblem, NodeItem } from './item'
import type { ParamSpecs, ParamsOf } from './params'
import type { TensorType } from './tensorType'

/** A node that shows what comes in and takes no part in what is computed or learned. */
export interface ViewDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S>, NodeItem {
  readonly kind: 'view'
  /** What of this it cannot show; empty: nothing. */
  check(p: ParamsOf<S>, input: TensorType): readonly ItemProblem[]
  /** Rows that it shows. */
  rows(p: ParamsOf<S>): number
}

export const defineView = <const S extends ParamSpecs>(
  d: Omit<ViewDefinition<S>, 'kind' | 'category' | 'inputs' | 'outputs'>,
): ViewDefinition<S> => ({
  kind: 'view',
  category: 'objective',
  inputs: [{ name: 'input' }],
  outputs: [],
  ...d,
})
