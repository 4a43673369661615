import type { Line } from './arithmetic'
import type { ItemBase } from './item'
import type { ParamSpecs, ParamsOf } from './params'
import type { Shape } from './tensorType'
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

/** What an optimizer of all weights together goes by in a step. */
export interface JointArgs<P> {
  readonly p: P
  /** Learning rate of this step, a scalar. */
  readonly rate: Tensor
  /** All weights that learn, one behind the other, `[count]`: the place at which the loss has been measured. */
  readonly weights: Tensor
  /** Gradient of the loss there, `[count]`. */
  readonly gradient: Tensor
  /** The loss there, a scalar. */
  readonly loss: Tensor
  /** What it keeps, zeros at first. */
  readonly slots: Readonly<Record<string, Tensor>>
}

/** How an optimizer moves all weights at once, by their common gradient and by the loss itself: a step is one look at one place. */
export interface Joint<P> {
  /** Shapes of what it keeps for so many weights, by name. */
  slots(p: P, count: number): Readonly<Record<string, Shape>>
  /** The next place to look at: pure, so that it can be compiled. */
  update(tf: Tf, args: JointArgs<P>): { readonly weights: Tensor; readonly slots: Readonly<Record<string, Tensor>> }
  /** Most weights that it is of use for. */
  readonly most?: number
}

/** An update of one number that is written out. */
export interface WrittenUpdate<P> {
  readonly p: P
  /** What formulas call it: `w`, or `b` of a bias. */
  readonly symbol: string
  readonly rate: number
  /** Which update of this weight it is, from 1. */
  readonly update: number
  readonly before: number
  readonly gradient: number
  readonly after: number
  /** What is kept of the number, before and after. */
  readonly slots: Readonly<Record<string, { readonly before: number; readonly after: number }>>
}

/** Every optimizer has a parameter `learningRate`, the base rate that the schedule bends. */
export interface OptimizerDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'optimizer'
  /** Names of what it keeps. */
  slots(p: ParamsOf<S>): readonly string[]
  /** One update of one weight: pure, so that it can be compiled. */
  update(
    tf: Tf,
    args: UpdateArgs<ParamsOf<S>>,
  ): { readonly weight: Tensor; readonly slots: Readonly<Record<string, Tensor>> }
  /** An update of one number written out. */
  arithmetic?(args: WrittenUpdate<ParamsOf<S>>): readonly Line[]
  /** Present: it moves all weights at once, and `update` is not for it. */
  readonly joint?: Joint<ParamsOf<S>>
  /** `true`: it compares the loss or the signs of gradients from step to step, and wants the same rows in each. */
  readonly wholeData?: boolean
  /** `keras.optimizers.<className>(**config)` without the learning rate; `null`: Keras has nothing like it. */
  keras(p: ParamsOf<S>): { readonly className: string; readonly config: Readonly<Record<string, unknown>> } | null
}

export const defineOptimizer = <const S extends ParamSpecs>(
  d: Omit<OptimizerDefinition<S>, 'kind' | 'joint'>,
): OptimizerDefinition<S> => ({ kind: 'optimizer', ...d })

/** An optimizer of all weights together. */
export const defineJointOptimizer = <const S extends ParamSpecs>({
  joint,
  ...d
}: Pick<OptimizerDefinition<S>, 'id' | 'params' | 'text' | 'related'> & {
  readonly joint: Joint<ParamsOf<S>>
}): OptimizerDefinition<S> => ({
  kind: 'optimizer',
  ...d,
  joint,
  wholeData: true,
  slots: (p) => Object.keys(joint.slots(p, 1)),
  update: () => {
    throw new Error(`“${d.id}” moves all weights at once`)
  },
  keras: () => null,
})
