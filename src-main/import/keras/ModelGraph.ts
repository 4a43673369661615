import type { KerasWords } from '@shared/keras/kerasWords'

/** A value in the network: what enters at an input, or what a call gives at one of its outputs. */
export interface ValueRef {
  readonly from: 'input' | 'call'
  readonly index: number
  readonly at: number
}
/** What a call is given: values, or numbers of an expression. */
export type Argument = ValueRef | number

export interface ModelInput {
  readonly name: string
  /** Without the batch; `null`: any size. */
  readonly shape: readonly (number | null)[]
  readonly dtype: string
}

/** A layer with its own weights; several calls where it is shared. */
export interface ModelLayer {
  readonly name: string
  readonly words: KerasWords
  /** An operation on values, not a layer: `x + y`, `keras.ops.relu(x)`. */
  readonly operation: boolean
  readonly trainable: boolean
  /** Names by which its weights may be found: its own, and that of what it wraps. */
  readonly names: readonly string[]
  /** Models that it stands in, outermost first. */
  readonly models: readonly string[]
  /** Where Keras 3 keeps its weights. */
  readonly place: string
}

export interface ModelCall {
  /** Number of its layer. */
  readonly layer: number
  readonly inputs: readonly Argument[]
  readonly options: Readonly<Record<string, unknown>>
}

/** A network in Keras's words with nested models laid open, calls in an order in which every value is made before it is used. */
export interface ModelGraph {
  readonly name: string
  readonly inputs: readonly ModelInput[]
  readonly layers: readonly ModelLayer[]
  readonly calls: readonly ModelCall[]
  readonly outputs: readonly { readonly name: string; readonly value: ValueRef }[]
  /** Shapes that the file tells of what calls give, by number of the call, without the batch. */
  readonly shapes: ReadonlyMap<number, readonly number[]>
}
