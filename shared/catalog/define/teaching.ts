import type { Line, Numbers } from './arithmetic'
import type { Localized } from '../../language'
import type { ItemProblem } from './item'
import type { Shape, TensorType } from './tensorType'
import type { Draw, Tensor, Tf } from './tf'

/** What a loss compares. */
export interface LossArgs {
  readonly prediction: Tensor
  readonly target: Tensor
  /** How much each moment counts, `[batch, time]`, 1 on average and 0 for padding; absent: all the same. */
  readonly counts?: Tensor | undefined
  /** The layer that is trained, of a learning rule. */
  readonly layer?: TrainedLayer | undefined
}

/** The layer that a rule trains, in a step. */
export interface TrainedLayer {
  /** What comes in, in port order, `[batch, ...shape]` each. */
  readonly inputs: readonly Tensor[]
  /** The first of them. */
  readonly x: Tensor
  /** Its weights by name. */
  readonly w: Readonly<Record<string, Tensor>>
  /** Its parameters. */
  readonly p: Readonly<Record<string, unknown>>
  /** Whether a target is wired to the rule; where its port is left empty, the layer's own answer stands for the target. */
  readonly taught: boolean
}

/** What a rule measures by: the whole batch. */
export interface RuleArgs<P> extends LossArgs {
  readonly p: P
  readonly layer: TrainedLayer
}

/** What a rule learns from. */
export interface LearnArgs<P> extends RuleArgs<P> {
  /** The rule's own learning rate bent by the schedule, a scalar; 1 bent by it for a rule that has none. */
  readonly rate: Tensor
  /** Share of the phase that is done, from 0 to 1, a scalar. */
  readonly progress: Tensor
  /** 1 in the first step of a pass through the rows, 0 in the others, a scalar. */
  readonly begins: Tensor
  /** Steps of the rule's phase done before this one, a float32 scalar. */
  readonly step: Tensor
  /** What it keeps, zeros at first. */
  readonly slots: Readonly<Record<string, Tensor>>
  readonly draw: Draw
}

/** What is known of a rule's layer before anything runs. */
export interface RuleLayer {
  readonly type: string
  readonly p: Readonly<Record<string, unknown>>
  readonly inputs: readonly TensorType[]
  readonly target?: TensorType | undefined
  /** Training rows; absent where the data are not known yet. */
  readonly rows?: number | undefined
  /** Shapes of its weights by name. */
  readonly weights: Readonly<Record<string, Shape>>
}

/** What a rule did with one sample. */
export interface WrittenRule<P> {
  readonly p: P
  /** Learning rate of the step. */
  readonly rate: number
  /** What came into the layer, and what was wanted, if anything was. */
  readonly x: readonly number[]
  readonly target: readonly number[] | undefined
  readonly before: Readonly<Record<string, Numbers>>
  readonly after: Readonly<Record<string, Numbers>>
  /** Number of the weight's values that is written out. */
  readonly at: number
}

/** How an objective teaches without gradients. */
export interface Rule<P> {
  /** Types of the layers that it trains; one of them must be wired to its first port. */
  readonly trains: readonly string[]
  /** Those of them for which it is the rule to begin with; a layer that no rule names begins with the first that trains it. */
  readonly usualFor?: readonly string[]
  /** `true`: a step must see all rows; the batch must be as large as the training part. */
  readonly allRows?: boolean
  /** Whether it runs with a part of the rows in a step, but what comes of it is of the last part alone. */
  forgetsParts?(p: P): boolean
  /** `true`: its weights speak of rows by their place in the data, so that these must come in their own order. */
  readonly inOrder?: boolean
  /** What does not fit between it and its layer and the data. */
  check?(p: P, layer: RuleLayer): readonly ItemProblem[]
  /** Shapes of what it keeps between steps, by name. */
  slots?(p: P, layer: RuleLayer): Readonly<Record<string, Shape>>
  /** New values of the layer's weights, and of what it keeps; what is left out stays as it was. */
  learn(
    tf: Tf,
    args: LearnArgs<P>,
  ): {
    readonly weights: Readonly<Record<string, Tensor>>
    readonly slots?: Readonly<Record<string, Tensor>>
    /** What it found out on the way, in every step the same scalars, by the names in `text.measures`: drawn for training only. */
    readonly told?: Readonly<Record<string, Tensor>>
  }
  /** The change of one number of the weights by one sample, written out. */
  arithmetic?(args: WrittenRule<P>): readonly Line[]
  /** What it measures besides its loss, scalars by the names in `text.measures`. */
  measure?(tf: Tf, args: RuleArgs<P>): Readonly<Record<string, Tensor>>
  /** Which of its measures say how often something happened, a row on average: they add up over a pass and are told at its end. */
  readonly counts?: readonly string[]
  /** Titles of what it measures. */
  readonly measures: Localized<Readonly<Record<string, string>>>
}
