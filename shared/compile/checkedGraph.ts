import type { NodeDefinition } from '../catalog/catalog'
import type { WeightSpec } from '../catalog/define/layer'
import type { TensorType } from '../catalog/define/tensorType'
import type { Diagnostic } from '../graph/diagnostic'
import type { GraphEdge, GraphNode } from '../graph/document'

/** A node with all that can be known of it without running it. */
export interface CheckedNode {
  readonly node: GraphNode
  /** Absent: the type is unknown to this version. */
  readonly item?: NodeDefinition
  /** Parsed parameters, defaults filled in. */
  readonly params: Readonly<Record<string, unknown>>
  /** Edges that come in, in port order and, within a port, document order. */
  readonly incoming: readonly GraphEdge[]
  /** Types at the ends of `incoming`; `null` where the source's type could not be found out. */
  readonly inputs: readonly (TensorType | null)[]
  /** Type of each output port; empty where it could not be found out. */
  readonly outputs: Readonly<Record<string, TensorType>>
  readonly weights: Readonly<Record<string, WeightSpec>>
  /** Number of weights, running statistics included; 0 for a node that shares another's. */
  readonly parameterCount: number
  /** Multiply–adds of one sample, forward. */
  readonly multiplyAdds: number
}

/** What checking a document gives: never a failure, always everything that could be found out, and the reasons for the rest. */
export interface CheckedGraph {
  readonly nodes: Readonly<Record<string, CheckedNode>>
  /** Node ids so that sources come before targets; nodes on a cycle are left out. */
  readonly order: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** `true`: no errors, so it can train. */
  readonly trainable: boolean
  /** Estimate for training, bytes. */
  readonly memory: number
  readonly totals: { readonly parameterCount: number; readonly trainableCount: number; readonly multiplyAdds: number }
}
