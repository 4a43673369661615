import type { ItemBase, NodeItem } from './item'
import type { ParamSpecs, ParamsOf } from './params'
import type { Tensor, Tf } from './tf'

/** An activation is a node of the canvas and a choice in the parameters of layers. */
export interface ActivationDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S>, NodeItem {
  readonly kind: 'activation'
  /** `[batch, ...]` to the same shape. */
  apply(tf: Tf, x: Tensor, p: ParamsOf<S>): Tensor
  /** One value, for the plot; absent where the function is not elementwise (softmax). */
  plot?(x: number, p: ParamsOf<S>): number
  /** Present: its derivative is 0 wherever there is one, so that nothing learns through it. Id of a smooth activation of the same shape. */
  readonly flat?: string
  /**
   * Keras layer class and config for the node; `name` is Keras's string for `activation=` with the default parameters, where it has one
   * that means the same.
   */
  keras(p: ParamsOf<S>): {
    readonly className: string
    readonly config: Readonly<Record<string, unknown>>
    readonly name?: string
  }
}

export const defineActivation = <const S extends ParamSpecs>(
  d: Omit<ActivationDefinition<S>, 'kind' | 'category' | 'inputs' | 'outputs'>,
): ActivationDefinition<S> => ({
  kind: 'activation',
  category: 'activation',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  ...d,
})
