import type { Arithmetic, ArithmeticArgs } from './arithmetic'
import type { ItemBase, ItemProblem, NodeItem, PortSpec } from './item'
import type { LossArgs, Rule } from './teaching'
import { float, type ParamSpecs, type ParamsOf } from './params'
import type { TensorType } from './tensorType'
import type { Tensor, Tf } from './tf'

/** Every loss node has a share in the sum of losses. */
export const lossWeight = { weight: float(0, 1000, 1, { midRun: true }) } as const

/** A port for how much each row counts, one number a row; empty: all the same. Keras's `sample_weight`. */
export const sampleWeight: PortSpec = { name: 'sampleWeight', optional: true }

/** Types at the first port and at the second; a loss with one port has the same at both. */
export interface LossTypes {
  readonly prediction: TensorType
  readonly target: TensorType
}

/**
 * What a loss takes a prediction for. `probabilities`: shares of the classes. `logits`: scores before a sigmoid or a softmax.
 * `margin`: a signed distance from the boundary between two classes. `values`: the very numbers of the target. `alignment`: scores of the
 * classes at every moment, of which a way through the moments spells the target (`spellBestPath`).
 */
export type Reads = 'probabilities' | 'logits' | 'margin' | 'values' | 'alignment'

export interface LossDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S>, NodeItem {
  readonly kind: 'loss'
  /** What does not fit between prediction, target and this loss; empty: all is well. */
  check(p: ParamsOf<S>, types: LossTypes): readonly ItemProblem[]
  /** What the prediction holds: classes are told apart by it. */
  reads(p: ParamsOf<S>, types: LossTypes): Reads
  /** Loss of each sample, `[batch]`, from tensors of the checked types with a batch axis: that at the first port and that at the second. */
  loss(tf: Tf, args: LossArgs & { readonly p: ParamsOf<S> }): Tensor
  /** Ids of the metrics that suit it and are drawn where none are chosen; of a loss that compares no answers with labels or numbers, none. */
  metrics(types: LossTypes): readonly string[]
  /** The argument of `model.compile(loss=...)`: class name and config; `null`: Keras has nothing like it. */
  keras(p: ParamsOf<S>): { readonly className: string; readonly config: Readonly<Record<string, unknown>> } | null
  /** The loss of one sample written out, and the gradient that begins there; `inputs` are prediction and target, `output` is the loss. */
  arithmetic?(args: ArithmeticArgs<ParamsOf<S>>): Arithmetic
  /** `true`: it measures a batch as a whole, so parts of a batch are joined before it is computed; others are computed part by part. */
  readonly wholeBatch?: boolean
  /** `true`: its gradient is zero everywhere, so it is drawn and nothing is learned from it. */
  readonly shownOnly?: boolean
  /** Present: it teaches the layer before it by a rule of its own, and no gradients flow from it. */
  readonly rule?: Rule<ParamsOf<S>>
}

export const defineLoss = <const S extends ParamSpecs>(
  d: Omit<LossDefinition<S>, 'kind' | 'category' | 'inputs' | 'outputs'> & Partial<Pick<LossDefinition, 'inputs'>>,
): LossDefinition<S> => ({
  kind: 'loss',
  category: 'objective',
  inputs: [{ name: 'prediction' }, { name: 'target' }, sampleWeight],
  outputs: [],
  ...d,
})
