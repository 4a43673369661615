import { nodeItems } from '@shared/catalog/catalog'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { Diagnostic } from '@shared/graph/diagnostic'
import type { GraphDocument, GraphGroup, GraphNode, Position } from '@shared/graph/document'
import type { CardData, CardNode, FoldedData, FoldedNode, NoteNode, WireData, WireEdge } from './flowTypes'
import { portLayout } from './portLayout'
import { sameValue } from './sameValue'

/** What the document looks like as cards and edges; frames of open groups follow their members and are added when drawn. */
export interface FlowGraph {
  readonly nodes: readonly Drawn[]
  readonly edges: readonly WireEdge[]
  readonly frames: readonly GraphGroup[]
}

/** Node a diagnostic belongs to, if it belongs to one. */
export const nodeOfDiagnostic = ({ target }: Diagnostic): string | null =>
  target.kind === 'node' || target.kind === 'port' || target.kind === 'param' ? target.node : null

type Drawn = CardNode | FoldedNode | NoteNode

/** The old object where it holds the same, so that React Flow sees only what changed; the old data where only the place did. */
function keepNode(before: Drawn | undefined, next: Drawn): Drawn {
  if (!before || before.type !== next.type || !sameValue(before.data, next.data)) return next
  return sameValue(before, next) ? before : ({ ...next, data: before.data } as Drawn)
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Below cards and wires, above the frames of groups. */
const NOTE_LAYER = -5

const EMPTY: readonly never[] = []

function toCard(
  node: GraphNode,
  checked: CheckedGraph,
  found: readonly Diagnostic[],
  lends: boolean,
  document: GraphDocument,
): CardNode {
  const at = checked.nodes[node.id]
  const item = nodeItems.get(node.type)
  const touching = item ? EMPTY : document.edges
  const data: CardData = {
    type: node.type,
    name: node.name,
    category: item?.category ?? null,
    params: at?.params ?? node.params,
    ports: portLayout(item, {
      inputs: [...new Set(touching.filter((edge) => edge.target.node === node.id).map((edge) => edge.target.port))],
      outputs: [...new Set(touching.filter((edge) => edge.source.node === node.id).map((edge) => edge.source.port))],
    }),
    outputs: at?.outputs ?? {},
    input: at?.inputs[0] ?? null,
    parameterCount: at?.parameterCount ?? 0,
    multiplyAdds: at?.multiplyAdds ?? 0,
    hasWeights: Object.keys(at?.weights ?? {}).length > 0,
    frozen: node.trainable === false,
    shared: node.sharesWith !== undefined || lends,
    diagnostics: found,
  }
  return { id: node.id, type: 'card', position: node.position, data }
}

function toFolded(
  group: GraphGroup,
  document: GraphDocument,
  checked: CheckedGraph,
  byNode: ReadonlyMap<string, Diagnostic[]>,
): FoldedNode | null {
  const inside = new Set(group.nodes)
  const members = document.nodes.filter((node) => inside.has(node.id))
  if (members.length === 0) return null
  const at = members.map((node) => checked.nodes[node.id])
  const crossing = (end: 'source' | 'target', other: 'source' | 'target') => [
    ...new Set(
      document.edges
        .filter((e) => inside.has(e[end].node) && !inside.has(e[other].node))
        .map((e) => foldedPort(e[end])),
    ),
  ]
  const outputs = crossing('source', 'target')
  const last = document.edges.filter((e) => inside.has(e.source.node) && !inside.has(e.target.node)).at(-1)?.source
  const found = members.flatMap((node): readonly Diagnostic[] => byNode.get(node.id) ?? EMPTY)
  const data: FoldedData = {
    title: group.title,
    count: members.length,
    parameterCount: at.reduce((sum, node) => sum + (node?.parameterCount ?? 0), 0),
    multiplyAdds: at.reduce((sum, node) => sum + (node?.multiplyAdds ?? 0), 0),
    errors: found.filter((d) => d.severity === 'error').length,
    warnings: found.filter((d) => d.severity === 'warning').length,
    categories: [...new Set(members.flatMap((node) => nodeItems.get(node.type)?.category ?? []))],
    inputs: crossing('target', 'source'),
    outputs,
    output: (last && checked.nodes[last.node]?.outputs[last.port]) ?? null,
  }
  return { id: group.id, type: 'folded', position: topLeft(members.map((node) => node.position)), data }
}

const topLeft = (points: readonly Position[]): Position => ({
  x: Math.min(...points.map((point) => point.x)),
  y: Math.min(...points.map((point) => point.y)),
})

/** Name of the port of a folded group that stands for a port inside it. */
const foldedPort = (end: { readonly node: string; readonly port: string }): string => `${end.node}/${end.port}`

/** A function from document and check to what is drawn; what did not change between two calls keeps its identity. */
export function createFlowGraph(): (document: GraphDocument, checked: CheckedGraph) => FlowGraph {
  let keptNodes = new Map<string, Drawn>()
  let keptEdges = new Map<string, WireEdge>()

  return (document, checked) => {
    const byNode = groupBy(checked.diagnostics, nodeOfDiagnostic)
    const lenders = new Set(document.nodes.flatMap((node) => node.sharesWith ?? []))
    const foldedOf = new Map<string, string>()
    const nodes: Drawn[] = []
    const previous = keptNodes
    keptNodes = new Map()
    const take = (next: Drawn) => {
      const kept = keepNode(previous.get(next.id), next)
      nodes.push(kept)
      keptNodes.set(next.id, kept)
    }
    for (const group of document.groups) {
      const folded = group.folded ? toFolded(group, document, checked, byNode) : null
      if (!folded) continue
      for (const id of group.nodes) foldedOf.set(id, group.id)
      take(folded)
    }
    for (const node of document.nodes) {
      if (!foldedOf.has(node.id))
        take(toCard(node, checked, byNode.get(node.id) ?? EMPTY, lenders.has(node.id), document))
    }
    for (const note of document.notes) {
      take({
        id: note.id,
        type: 'note',
        position: note.position,
        width: note.size.width,
        height: note.size.height,
        zIndex: NOTE_LAYER,
        data: { text: note.text },
      })
    }
    const previousEdges = keptEdges
    keptEdges = new Map()
    const edges = toWires(document, checked, foldedOf).map((edge) => {
      const before = previousEdges.get(edge.id)
      const kept = before && sameValue(before, edge) ? before : edge
      keptEdges.set(kept.id, kept)
      return kept
    })
    return { nodes, edges, frames: document.groups.filter((group) => !group.folded) }
  }
}

function toWires(document: GraphDocument, checked: CheckedGraph, foldedOf: ReadonlyMap<string, string>): WireEdge[] {
  const badEdges = new Set<string>()
  const badPorts = new Set<string>()
  for (const { severity, target } of checked.diagnostics) {
    if (severity !== 'error') continue
    if (target.kind === 'edge') badEdges.add(target.edge)
    if (target.kind === 'port' && target.side === 'input') badPorts.add(`${target.node}/${target.port}`)
  }
  const wires: WireEdge[] = []
  const known = new Set(document.nodes.map((node) => node.id))
  const losses = new Set(
    document.nodes.filter((node) => nodeItems.get(node.type)?.kind === 'loss').map((node) => node.id),
  )
  for (const edge of document.edges) {
    if (!known.has(edge.source.node) || !known.has(edge.target.node)) continue
    const source = foldedOf.get(edge.source.node)
    const target = foldedOf.get(edge.target.node)
    if (source !== undefined && source === target) continue
    const data: WireData = {
      type: checked.nodes[edge.source.node]?.outputs[edge.source.port] ?? null,
      error: badEdges.has(edge.id) || badPorts.has(foldedPort(edge.target)),
      target: edge.target.port === 'target' && losses.has(edge.target.node),
    }
    wires.push({
      id: edge.id,
      type: 'wire',
      source: source ?? edge.source.node,
      sourceHandle: source ? foldedPort(edge.source) : edge.source.port,
      target: target ?? edge.target.node,
      targetHandle: target ? foldedPort(edge.target) : edge.target.port,
      data,
    })
  }
  return wires
}
