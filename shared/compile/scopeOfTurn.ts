import type { TrainingTurn } from '../graph/document'
import type { CheckedNode } from './checkedGraph'
import { spreadFrom, type GraphIndex } from './graphIndex'
import { weightOwner } from './weightOwner'

/** What a turn works on. */
export interface TurnScope {
  /** Loss nodes that it learns. */
  readonly objectives: readonly string[]
  /** Nodes that lead to them. */
  readonly nodes: ReadonlySet<string>
  /** Nodes whose weights and statistics may change: those that own what the turn's nodes use. All others answer as they did. */
  readonly trains: ReadonlySet<string>
}

/** @param losses Every loss node of the document that can be learned. */
export function scopeOfTurn(
  graph: GraphIndex,
  nodes: (id: string) => CheckedNode | undefined,
  losses: readonly string[],
  turn: TrainingTurn,
): TurnScope {
  const wanted = turn.objectives && new Set(turn.objectives)
  const objectives = losses.filter((id) => wanted?.has(id) ?? true)
  const used = spreadFrom(objectives, graph, 'upstream')
  const chosen = turn.trains && new Set(turn.trains.map((id) => weightOwner(nodes, id)))
  const owners = [...used].map((id) => weightOwner(nodes, id))
  const trains = owners.filter((id) => nodes(id)?.node.trainable !== false && (chosen?.has(id) ?? true))
  return { objectives, nodes: used, trains: new Set(trains) }
}

/** Whether a node has weights that an optimizer changes. */
export const hasLearners = (checked: CheckedNode | undefined): boolean =>
  Object.values(checked?.weights ?? {}).some((weight) => weight.trainable)
