import type { GraphType } from '../graph/InferenceGraph'

/** Version of the form of graphs that these operations are of. */
export const PRODUCER = 1645

/** A parameter of a TensorFlow operation. */
export type NodeAttribute =
  | { readonly kind: 'type'; readonly value: GraphType }
  | { readonly kind: 'int' | 'float'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  /** Rows are −1. */
  | { readonly kind: 'shape'; readonly value: readonly number[] }
export type NodeAttributes = Readonly<Record<string, NodeAttribute>>

/** A value by the node that gives it: its name, and after a colon which of its outputs, where that is not the first. */
export type Ref = string

export interface TensorFlowNode {
  readonly name: string
  readonly op: string
  readonly inputs: readonly Ref[]
  readonly attributes: NodeAttributes
}

/** A node of the operation `Const`. */
export interface TensorFlowConstant {
  readonly name: string
  readonly op: 'Const'
  readonly type: GraphType
  readonly shape: readonly number[]
  readonly content:
    | { readonly kind: 'values'; readonly values: readonly number[] }
    | { readonly kind: 'weight'; readonly node: string; readonly name: string }
}

export type AnyNode = TensorFlowNode | TensorFlowConstant

export const isConstant = (node: AnyNode): node is TensorFlowConstant => 'content' in node

/** What goes in or comes out. */
export interface TensorFlowEnd {
  /** Name of the node, and of the end in a signature. */
  readonly name: string
  readonly type: GraphType
  /** Rows are −1. */
  readonly shape: readonly number[]
  /** Id of the node of the network, and its port. */
  readonly node: string
  readonly port: string
}

/** A network as operations of TensorFlow, whichever way it is written down. */
export interface TensorFlowGraph {
  readonly name: string
  /** Each comes after what it takes. */
  readonly nodes: readonly AnyNode[]
  readonly inputs: readonly TensorFlowEnd[]
  readonly outputs: readonly TensorFlowEnd[]
}
