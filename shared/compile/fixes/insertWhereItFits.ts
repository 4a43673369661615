import { applyEdit } from '../../graph/applyEdit'
import type { Fix } from '../../graph/diagnostic'
import type { GraphDocument, GraphEdge } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import { checkNodes } from '../checkNodes'
import { indexGraph, spreadFrom } from '../graphIndex'
import { keepsShape } from '../keepsShape'
import { sortNodes } from '../sortNodes'

/** Furthest place up the graph that is tried. */
const REACH = 16

/** Errors of the items, and nodes that nothing can be said of because of them. */
function faultsIn(document: GraphDocument): number {
  const graph = indexGraph(document)
  const { nodes, problems } = checkNodes(document, graph, sortNodes(document, graph))
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
 * Puts a node into the chain that an edge ends, at the place that leaves the fewest errors in what the edge's target learns from;
 * of equal ones, at the one furthest up: a Flatten belongs before the first Dense. Not before a node that hands its input's shape
 * on, though: normalization of channels would become one of pixels. `insert` makes the fix for a place.
 */
export function insertWhereItFits(
  context: CheckContext,
  edge: GraphEdge,
  insert: (place: GraphEdge) => Fix | null,
): Fix | null {
  const { document, graph } = context
  const concerned = spreadFrom([edge.target.node], graph, 'upstream')
  const part: GraphDocument = {
    ...document,
    nodes: document.nodes.filter(({ id }) => concerned.has(id)),
    edges: document.edges.filter(({ source, target }) => concerned.has(source.node) && concerned.has(target.node)),
  }
  let best: { readonly fix: Fix; readonly faults: number } | undefined
  for (const place of placesAbove(context, edge)) {
    const fix = insert(place)
    const applied = fix && applyEdit(part, fix.change.edit)
    if (!fix || !applied?.ok) continue
    const faults = faultsIn(applied.value.document)
    const fits = faults === best?.faults && !keepsShape(context.nodes.get(place.target.node))
    if (!best || faults < best.faults || fits) best = { fix, faults }
  }
  return best?.fix ?? null
}
