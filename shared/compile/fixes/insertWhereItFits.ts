import type { ItemProblem } from '../../catalog/define/item'
import type { Fix } from '../../graph/diagnostic'
import type { GraphEdge } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import type { NodesChecked } from '../checkNodes'
import type { CheckedNode } from '../checkedGraph'
import { keepsShape } from '../keepsShape'
import { mends } from './mends'
import { tryFix } from './tryFix'

/** Furthest place up the graph that is tried. */
const REACH = 16

/** Errors of the items, and nodes that nothing can be said of because of them. */
function faultsIn({ nodes, problems }: NodesChecked): number {
  const errors = [...problems.values()].flat().filter(({ severity = 'error' }) => severity === 'error')
  const unknown = [...nodes.values()].filter(({ item, inputs, outputs }) =>
    item?.outputs.length ? Object.keys(outputs).length === 0 : inputs.includes(null),
  )
  return errors.length + unknown.length
}

/** The edge itself, and those further up its chain that lead into a node with weights. */
function placesAbove(context: CheckContext, edge: GraphEdge): GraphEdge[] {
  const places = [edge]
  let node = context.nodes.get(edge.source.node)
  for (let k = 0; k < REACH && node?.incoming.length === 1; k++) {
    const [feed] = node.incoming
    if (!feed) break
    if (Object.keys(node.weights).length > 0) places.push(feed)
    node = context.nodes.get(feed.source.node)
  }
  return places
}

/**
 * Puts a node into the chain that an edge ends, where it makes the problem go away and leaves the fewest errors in what the edge's target
 * learns from; of equal places, at the one furthest up: a Flatten belongs before the first Dense. Not before a node that hands its
 * input's shape on, though: normalization of channels would become one of pixels. `insert` makes the fix for a place.
 */
export function insertWhereItFits(
  context: CheckContext,
  checked: CheckedNode,
  problem: ItemProblem,
  edge: GraphEdge,
  insert: (place: GraphEdge) => Fix | null,
): Fix | null {
  let best: { readonly fix: Fix; readonly faults: number } | undefined
  for (const place of placesAbove(context, edge)) {
    const fix = insert(place)
    const tried = fix && tryFix(context, checked.node.id, fix)
    if (!tried || !mends(tried, checked, problem)) continue
    const faults = faultsIn(tried)
    const fits = faults === best?.faults && !keepsShape(context.nodes.get(place.target.node))
    if (!best || faults < best.faults || fits) best = { fix, faults }
  }
  return best?.fix ?? null
}
