import { catalog, nodeItems } from '@shared/catalog/catalog'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { groupPorts, type GroupPort } from '@shared/graph/blocks/groupPorts'
import { matchBlock, portText, type FindBlock } from '@shared/graph/blocks/matchBlock'
import type { Diagnostic } from '@shared/graph/diagnostic'
import type { GraphDocument, GraphGroup, GraphNode, PortRef } from '@shared/graph/document'
import type { CardData, CardNode, FoldedData, FoldedNode, FoldedPort, NoteNode, WireData, WireEdge } from './flowTypes'
import { topLeft } from '@shared/graph/shownGraph'
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

/** A folded group as a card, and the port of the card that a port inside comes out at. */
interface Folded {
  readonly node: FoldedNode
  readonly ports: ReadonlyMap<string, string>
}

function toFolded(
  group: GraphGroup,
  document: GraphDocument,
  checked: CheckedGraph,
  byNode: ReadonlyMap<string, Diagnostic[]>,
  find: FindBlock,
): Folded | null {
  const inside = new Set(group.nodes)
  const members = document.nodes.filter((node) => inside.has(node.id))
  if (members.length === 0) return null
  const at = members.map((node) => checked.nodes[node.id])
  const ports = groupPorts(document, group, find)
  const match = matchBlock(document, group, find)
  const byId = new Map(members.map((node) => [node.id, node]))
  const toPort = ({ name, ends: [end] }: GroupPort): FoldedPort => {
    const node = byId.get(end.node)
    return { id: portText(end), end, name, type: node?.type ?? '', node: node?.name }
  }
  const used = document.edges.filter((e) => inside.has(e.source.node) && !inside.has(e.target.node)).at(-1)?.source
  const last = used ?? (ports.outputs.length === 1 ? ports.outputs[0]?.ends[0] : undefined)
  const found = members.flatMap((node): readonly Diagnostic[] => byNode.get(node.id) ?? EMPTY)
  const data: FoldedData = {
    title: group.title,
    block: match && { id: match.block.id, params: match.params },
    count: members.length,
    parameterCount: at.reduce((sum, node) => sum + (node?.parameterCount ?? 0), 0),
    multiplyAdds: at.reduce((sum, node) => sum + (node?.multiplyAdds ?? 0), 0),
    errors: found.filter((d) => d.severity === 'error').length,
    warnings: found.filter((d) => d.severity === 'warning').length,
    categories: [...new Set(members.flatMap((node) => nodeItems.get(node.type)?.category ?? []))],
    inputs: ports.inputs.map(toPort),
    outputs: ports.outputs.map(toPort),
    output: (last && checked.nodes[last.node]?.outputs[last.port]) ?? null,
  }
  const node: FoldedNode = {
    id: group.id,
    type: 'folded',
    position: topLeft(members.map((member) => member.position)),
    data,
  }
  const rows = [...ports.inputs, ...ports.outputs]
  return { node, ports: new Map(rows.flatMap(({ ends }) => ends.map((end) => [portText(end), portText(ends[0])]))) }
}

/** A function from document and check to what is drawn; what did not change between two calls keeps its identity. */
export function createFlowGraph(): (document: GraphDocument, checked: CheckedGraph, find?: FindBlock) => FlowGraph {
  let keptNodes = new Map<string, Drawn>()
  let keptEdges = new Map<string, WireEdge>()

  return (document, checked, find = (id) => catalog.blocks.get(id)) => {
    const byNode = groupBy(checked.diagnostics, nodeOfDiagnostic)
    const lenders = new Set(document.nodes.flatMap((node) => node.sharesWith ?? []))
    const foldedOf = new Map<string, Folded>()
    const nodes: Drawn[] = []
    const previous = keptNodes
    keptNodes = new Map()
    const take = (next: Drawn) => {
      const kept = keepNode(previous.get(next.id), next)
      nodes.push(kept)
      keptNodes.set(next.id, kept)
    }
    for (const group of document.groups) {
      const folded = group.folded ? toFolded(group, document, checked, byNode, find) : null
      if (!folded) continue
      for (const id of group.nodes) foldedOf.set(id, folded)
      take(folded.node)
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

function toWires(document: GraphDocument, checked: CheckedGraph, foldedOf: ReadonlyMap<string, Folded>): WireEdge[] {
  const badEdges = new Set<string>()
  const badPorts = new Set<string>()
  for (const { severity, target } of checked.diagnostics) {
    if (severity !== 'error') continue
    if (target.kind === 'edge') badEdges.add(target.edge)
    if (target.kind === 'port' && target.side === 'input') badPorts.add(`${target.node}/${target.port}`)
  }
  const wires = new Map<string, WireEdge>()
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
      error: badEdges.has(edge.id) || badPorts.has(portText(edge.target)),
      target: edge.target.port === 'target' && losses.has(edge.target.node),
    }
    const end = (folded: Folded | undefined, { node, port }: PortRef): readonly [string, string] =>
      folded ? [folded.node.id, folded.ports.get(`${node}/${port}`) ?? `${node}/${port}`] : [node, port]
    const [from, sourceHandle] = end(source, edge.source)
    const [to, targetHandle] = end(target, edge.target)
    // Edges into one port of a folded group are one wire, which is wrong where any of them is.
    const key = target ? `${from} ${sourceHandle} ${to} ${targetHandle}` : edge.id
    const same = wires.get(key)
    if (!same) wires.set(key, { id: edge.id, type: 'wire', source: from, sourceHandle, target: to, targetHandle, data })
    else if (data.error) wires.set(key, { ...same, data: { ...data, error: true } })
  }
  return [...wires.values()]
}
