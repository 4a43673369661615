import type { LossDefinition } from '../catalog/define/loss'
import type { DatasetShape } from '../catalog/define/dataset'
import type { Diagnostic, DiagnosticTarget, Fix, Severity } from '../graph/diagnostic'
import type { DiagnosticCode } from '../graph/diagnostics/texts'
import type { GraphDocument } from '../graph/document'
import type { CheckedNode } from './checkedGraph'
import type { GraphIndex } from './graphIndex'
import type { SortedNodes } from './sortNodes'
import type { TrainingMemory } from './trainingMemory'

export interface LossNode extends CheckedNode {
  readonly item: LossDefinition
}

/** A diagnostic as a check says it. */
export interface Finding {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly target: DiagnosticTarget
  readonly values?: Diagnostic['values']
  /** Made only while the check has time for it: on a badly broken document the first hundreds of problems get their fixes. */
  readonly fixes?: () => readonly (Fix | null)[]
}

/** What a check of the whole graph knows. */
export interface CheckContext {
  readonly document: GraphDocument
  readonly graph: GraphIndex
  readonly sorted: SortedNodes
  /** Every node, those on cycles included, in document order. */
  readonly nodes: ReadonlyMap<string, CheckedNode>
  readonly losses: readonly LossNode[]
  /** What the data nodes hold. */
  readonly datasets: ReadonlyMap<string, DatasetShape>
  /** Nodes from which a way leads to a loss, the losses included. */
  readonly reachesLoss: ReadonlySet<string>
  /** What training takes of it, estimated. */
  readonly memory: TrainingMemory
  /** Ids that the document does not have yet. */
  newId(): string
  report(finding: Finding): void
}

/** One look at the whole graph. */
export type Check = (context: CheckContext) => void
