import type { Reads } from '../catalog/define/loss'
import type { TensorType } from '../catalog/define/tensorType'
import type { GraphDocument } from '../graph/document'
import type { CheckedGraph } from './checkedGraph'

/** One loss node: what it compares and how much it counts. `prediction` is its first port, `target` its second; with one port they are the same. */
export interface Objective {
  /** Id of the loss node. */
  readonly node: string
  readonly prediction: { readonly node: string; readonly port: string; readonly type: TensorType }
  readonly target: { readonly node: string; readonly port: string; readonly type: TensorType }
  /** What the loss takes the prediction for. */
  readonly reads: Reads
  readonly weight: number
  /** Ids of the metrics measured at this loss. */
  readonly metrics: readonly string[]
}

/** A checked, trainable document, ready for the trainer. Made by `toTrainingPlan`, which refuses a graph with errors. */
export interface TrainingPlan {
  readonly document: GraphDocument
  readonly checked: CheckedGraph
  /** Data nodes that feed the network or a loss; their rows go together by number. */
  readonly datasets: readonly string[]
  /** Nodes that compute, in order. */
  readonly order: readonly string[]
  readonly objectives: readonly Objective[]
  /** Nodes that compute what views show and no objective needs, in order, `order` left out. */
  readonly shown: readonly string[]
  /** Nodes that add a loss of their own, of those in `order`. */
  readonly ownLosses: readonly string[]
  readonly optimizer: { readonly id: string; readonly params: Readonly<Record<string, unknown>> }
  readonly schedule: { readonly id: string; readonly params: Readonly<Record<string, unknown>> }
}
