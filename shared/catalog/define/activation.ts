import type { ItemBase, NodeItem } from './item'
import type { ParamSpecs, ParamsOf } from './params'
import type { Tensor, Tf } from './tf'

/** An activation is a node of the canvas and a choice in the parameters of layers (with its default parameters). */
export interface ActivationDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S>, NodeItem {
  readonly kind: 'activation'
  /** `[batch, ...]` to the same shape. */
  apply(tf: Tf, x: Tensor, p: ParamsOf<S>): Tensor
  /** One value, for the plot; absent where the function is not elementwise (softmax). */
  plot?(x: number, p: ParamsOf<S>): number
  /** Keras layer class and config for the node, and the string for `activation=`. */
  keras(p: ParamsOf<S>): { readonly className: string; readonly config: Readonly<Record<string, unknown>>; readonly name: string }
}

export const defineActivation = <const S extends ParamSpecs>(
  d: Omit<ActivationDefinition<S>, 'kind' | 'category' | 'inputs' | 'outputs'>,
): ActivationDefinition<S> => ({
  kind: 'activation', category: 'activation', inputs: [{ name: 'input' }], outputs: [{ name: 'output' }], ...d,
})
