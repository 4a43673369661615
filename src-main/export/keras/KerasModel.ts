import type { Formula } from '@shared/formula/Formula'
import type { ParamsOf, ParamSpecs } from '@shared/catalog/define/params'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { PortRef } from '@shared/graph/document'

/** A value of the network: the name of the input or of the call that makes it. */
export type TensorName = string

export interface KerasInput {
  readonly name: TensorName
  /** Node and port that feed it: data, noise, or what things are made from step by step. */
  readonly node: string
  readonly port: string
  readonly type: TensorType
}

/** A layer with its own weights; several calls where nodes share it. */
export interface KerasLayerEntry {
  readonly name: string
  /** Node whose weights it has; absent: a layer that only gives a value a second name. */
  readonly node?: string
  readonly className: string
  /** In Keras 3's words; a value may itself be `{ className, config }`. */
  readonly config: Readonly<Record<string, unknown>>
  /** Of a layer that computes one. */
  readonly formula?: Formula
  readonly trainable: boolean
  /** Names of its weights in Keras's order. */
  readonly weights: readonly string[]
  /** Rank of its first input without the batch axis. */
  readonly inputRank: number
  /** Shape of its first output without the batch axis. */
  readonly outputShape: readonly number[]
}

/** One use of a layer, in an order in which every value is made before it is used. */
export interface KerasCall {
  readonly layer: string
  readonly inputs: readonly TensorName[]
  readonly output: TensorName
  /** Of the output. */
  readonly type: TensorType
  /** Present: the inputs are given one by one, then these by name. */
  readonly options?: Readonly<Record<string, unknown>>
}

/** A loss in Keras's words. */
export interface KerasLoss {
  readonly item: LossDefinition
  readonly keras: NonNullable<ReturnType<LossDefinition['keras']>>
  readonly params: ParamsOf<ParamSpecs>
  readonly target: TensorType
}

/** What an objective looks at, which is what the model gives. */
export interface KerasOutput {
  /** The loss node. */
  readonly node: string
  readonly tensor: TensorName
  readonly type: TensorType
  /** Output of a node that gives it. */
  readonly source: PortRef
  /** Absent: Keras has no such loss. */
  readonly loss?: KerasLoss
}

/** A loss with the value it judges and the data it compares with. */
export interface KerasObjective extends Omit<KerasLoss, 'target'> {
  readonly node: string
  readonly prediction: { readonly tensor: TensorName; readonly type: TensorType }
  readonly target: { readonly node: string; readonly port: string; readonly type: TensorType }
}

/** A network in Keras's words: what all writers of Keras's kind share. */
export interface KerasModel {
  readonly name: string
  readonly inputs: readonly KerasInput[]
  readonly layers: readonly KerasLayerEntry[]
  readonly calls: readonly KerasCall[]
  /** One for each loss node, in their order. */
  readonly outputs: readonly KerasOutput[]
  /** How Keras's fit learns at each output from data, in the order of the outputs; `undefined`: it cannot. */
  readonly objectives: readonly KerasObjective[] | undefined
  /** Nodes that no loss looks at, which are left out. */
  readonly omitted: readonly string[]
}
