import type { Reads } from '../catalog/define/loss'
import type { TensorType } from '../catalog/define/tensorType'
import type { GraphDocument, LocalizedText, PortRef } from '../graph/document'
import type { CheckedGraph } from './checkedGraph'

/** One loss node: what it compares and how much it counts. `prediction` is its first port, `target` its second; with one port they are the same. */
export interface Objective {
  /** Id of the loss node. */
  readonly node: string
  readonly prediction: { readonly node: string; readonly port: string; readonly type: TensorType }
  readonly target: { readonly node: string; readonly port: string; readonly type: TensorType }
  /** How much each row counts, one number a row; absent: all the same. */
  readonly sampleWeight?: { readonly node: string; readonly port: string }
  /** What the loss takes the prediction for. */
  readonly reads: Reads
  readonly weight: number
  /** Of a learning rule: the layer that it trains, the owner of its weights, and what comes into the layer. */
  readonly rule?: { readonly layer: string; readonly owner: string; readonly inputs: readonly PortRef[] }
  /** Ids of the metrics measured at this loss. */
  readonly metrics: readonly string[]
}

/** An item of the catalog with its parameters, defaults filled in. */
export interface PlannedItem {
  readonly id: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Losses whose sum is made smaller. */
export interface Learned {
  readonly objectives: readonly Objective[]
  /** Nodes that add a loss of their own. */
  readonly ownLosses: readonly string[]
}

/** What is learned at a time. */
export interface PlannedTurn extends Learned {
  /** Nodes that lead to them. */
  readonly nodes: ReadonlySet<string>
  /** Owners of the weights and statistics that may change. */
  readonly trains: ReadonlySet<string>
  /** Batches in a round. */
  readonly steps: number
  readonly optimizer: PlannedItem
  readonly schedule: PlannedItem
}

/** A stretch of training: rounds, in which its turns come one after another. */
export interface PlannedPhase {
  readonly id: string
  readonly title?: LocalizedText
  readonly epochs: number
  readonly turns: readonly PlannedTurn[]
}

/** A checked, trainable document, ready for the trainer. Made by `toTrainingPlan`, which refuses a graph with errors. */
export interface TrainingPlan extends Learned {
  readonly document: GraphDocument
  readonly checked: CheckedGraph
  /** Data nodes that feed the network or a loss; their rows go together by number. */
  readonly datasets: readonly string[]
  /** Nodes that compute, in order. */
  readonly order: readonly string[]
  /** Nodes that compute what views show and no objective needs, in order, `order` left out. */
  readonly shown: readonly string[]
  /** One after another; at least one. */
  readonly phases: readonly PlannedPhase[]
}
