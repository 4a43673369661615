/** A size along an axis: a number, or so many for each row of the batch. */
export type Size = number | { readonly perRow: number }
export type GraphType = 'float32' | 'int32' | 'bool'

/** Number of a value in its graph. */
export type ValueId = number

export interface GraphValue {
  readonly type: GraphType
  readonly shape: readonly Size[]
}

/** An operation of TensorFlow.js by the name of its kernel, with that kernel's inputs and attributes. */
export interface Operation {
  readonly kernel: string
  /** By the kernel's names; a list of tensors (`Concat`, `Pack`, `AddN`) has them by number: `0`, `1`, … */
  readonly inputs: Readonly<Record<string, ValueId>>
  /** As the kernel takes them; a number that goes with the rows, even inside a list, is a `Size` here. The `shape` of a `Reshape` is told in full, without −1. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly outputs: readonly ValueId[]
  /** Id of the node of the network that it belongs to. */
  readonly node: string
}

/** Where a value comes from that no operation makes. */
export type Given =
  | {
      readonly kind: 'input'
      readonly name: string
      readonly node: string
      readonly port: string
      /** `true`: not data, but what a network makes new things of: noise, or what is left of it. */
      readonly generated?: true
    }
  /** Of the node that owns it. */
  | { readonly kind: 'weight'; readonly node: string; readonly name: string }
  /** Row after row; its shape goes with no rows. */
  | { readonly kind: 'constant'; readonly values: readonly number[] }

/**
 * A pass through a network that learns nothing, for any number of rows: data nodes' ports (and what a network is given to generate from) go
 * in, what objectives look at comes out, and what is made from noise and shown as samples. Nothing in it is without use.
 */
export interface InferenceGraph {
  readonly name: string
  /** By id; inputs first. */
  readonly values: readonly GraphValue[]
  readonly given: Readonly<Record<ValueId, Given>>
  /** Each comes after what it takes. What leaves the network is made by one of them, each by another. */
  readonly operations: readonly Operation[]
  readonly outputs: readonly {
    readonly name: string
    readonly value: ValueId
    readonly node: string
    readonly port: string
  }[]
}
