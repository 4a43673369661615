import type { ItemBase } from './item'
import type { ParamSpecs, ParamsOf } from './params'
import type { Tensor, Tf } from './tf'

export interface UpdateArgs<P> {
  readonly p: P
  /** Learning rate of this step, a scalar. */
  readonly rate: Tensor
  /** Number of updates of this weight done before this one, a float32 scalar. */
  readonly step: Tensor
  readonly weight: Tensor
  readonly gradient: Tensor
  /** State of this weight, each of the weight's shape, zeros at first. */
  readonly slots: Readonly<Record<string, Tensor>>
}

/** Every optimizer has a parameter `learningRate`, the base rate that the schedule bends. */
export interface OptimizerDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'optimizer'
  slots(p: ParamsOf<S>): readonly string[]
  /** One update of one weight: pure, so that it can be compiled. */
  update(tf: Tf, args: UpdateArgs<ParamsOf<S>>): { readonly weight: Tensor; readonly slots: Readonly<Record<string, Tensor>> }
  /** `keras.optimizers.<className>(**config)` without the learning rate. */
  keras(p: ParamsOf<S>): { readonly className: string; readonly config: Readonly<Record<string, unknown>> }
}

export const defineOptimizer = <const S extends ParamSpecs>(d: Omit<OptimizerDefinition<S>, 'kind'>): OptimizerDefinition<S> => ({ kind: 'optimizer', ...d })
