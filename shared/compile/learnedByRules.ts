import type { GraphDocument, TrainingTurn } from '../graph/document'
import type { CheckedGraph } from './checkedGraph'
import { indexGraph } from './graphIndex'
import { phasesOf } from './phasesOf'
import { scopeOfTurn } from './scopeOfTurn'

/** The rules that a turn learns by, where nothing in it is learned by gradients and so no optimizer has work; else none. */
export function rulesOfTurn(document: GraphDocument, { nodes }: CheckedGraph, turn: TrainingTurn): readonly string[] {
  const losses = document.nodes.flatMap(({ id }) => (nodes[id]?.item?.kind === 'loss' ? [id] : []))
  const scope = scopeOfTurn(indexGraph(document), (id) => nodes[id], losses, turn)
  const itemOf = (id: string) => nodes[id]?.item
  const descends = scope.objectives.some((id) => {
    const item = itemOf(id)
    return item?.kind === 'loss' && !item.rule && !item.shownOnly
  })
  const adds = [...scope.nodes].some((id) => {
    const item = itemOf(id)
    return item?.kind === 'layer' && item.addsLoss === true
  })
  if (descends || adds) return []
  return scope.objectives.filter((id) => {
    const item = itemOf(id)
    return item?.kind === 'loss' && item.rule !== undefined
  })
}

/** The rules of a network that is learned by rules alone in all of its phases; none where gradients have a part. */
export function learnedByRules(document: GraphDocument, checked: CheckedGraph): readonly string[] {
  const turns = phasesOf(document.training).flatMap((phase) => phase.turns)
  const rules = turns.map((turn) => rulesOfTurn(document, checked, turn))
  return rules.every((some) => some.length > 0) ? [...new Set(rules.flat())] : []
}
