import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { feedsNetwork } from './entrances'

/** Nodes and all from which they are computed, as far as the inputs of the model. */
export function nodesBefore({ nodes }: CheckedGraph, ids: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    const node = nodes[id]
    if (node && feedsNetwork(node)) continue
    open.push(...(node?.incoming ?? []).map(({ source }) => source.node))
  }
  return reached
}

/** Nodes from which a prediction of a loss is computed. */
export function reachedByPredictions(checked: CheckedGraph): ReadonlySet<string> {
  const predictions = Object.values(checked.nodes).flatMap(({ item, incoming }) =>
    item?.kind === 'loss' ? incoming.filter(({ target }) => target.port === item.inputs[0]?.name) : [],
  )
  return nodesBefore(
    checked,
    predictions.map(({ source }) => source.node),
  )
}
