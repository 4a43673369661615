import { nodeItems } from '../../catalog/catalog'
import type { GraphDocument, GraphGroup, PortRef } from '../document'
import { matchBlock, placed, portText, type FindBlock } from './matchBlock'

/** A port of a group: a port inside it that comes out, or several inputs inside that take the same. */
export interface GroupPort {
  /** Name of the port in the block, where the group follows one. */
  readonly name: string | null
  readonly ends: readonly [PortRef, ...PortRef[]]
}

interface GroupPorts {
  readonly inputs: readonly GroupPort[]
  readonly outputs: readonly GroupPort[]
}

type Row = { readonly name: string | null; readonly ends: readonly PortRef[] }

/** Parts of a list by what they have in common, in order of appearance. */
function partsBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const parts = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    parts.set(key, [...(parts.get(key) ?? []), item])
  }
  return [...parts.values()]
}

const isRow = (row: Row): row is GroupPort => row.ends.length > 0

/** Ports of the members that no edge uses and that ask for one. */
function freePorts({ nodes, edges }: GraphDocument, members: ReadonlySet<string>) {
  const taken = new Set(edges.flatMap(({ source, target }) => [`>${portText(source)}`, `<${portText(target)}`]))
  const inputs: PortRef[] = []
  const outputs: PortRef[] = []
  for (const node of nodes) {
    if (!members.has(node.id)) continue
    const item = nodeItems.get(node.type)
    for (const { name, optional } of item?.inputs ?? []) {
      const end = { node: node.id, port: name }
      if (!optional && !taken.has(`<${portText(end)}`)) inputs.push(end)
    }
    for (const { name } of item?.outputs ?? []) {
      const end = { node: node.id, port: name }
      if (!taken.has(`>${portText(end)}`)) outputs.push(end)
    }
  }
  return { inputs, outputs }
}

/**
 * The ports of a group as one card: those of its block, or those its edges use and those that wait for one. Inputs inside that one
 * source feeds are one port.
 */
export function groupPorts(document: GraphDocument, group: GraphGroup, find: FindBlock): GroupPorts {
  const members = new Set(group.nodes)
  const match = matchBlock(document, group, find)
  const declared = {
    inputs: (match?.piece.inputs ?? []).map((row) => ({
      ...row,
      ends: row.ends.map((end) => placed(match!.ids, end)),
    })),
    outputs: (match?.piece.outputs ?? []).map(({ name, end }) => ({ name, ends: [placed(match!.ids, end)] })),
  }
  const free = match ? { inputs: [], outputs: [] } : freePorts(document, members)
  const crossing = document.edges.filter((edge) => members.has(edge.source.node) !== members.has(edge.target.node))
  const sources = new Map<string, string>()
  for (const { source, target } of crossing)
    sources.set(portText(target), `${sources.get(portText(target)) ?? ''} ${portText(source)}`)
  const rest = (known: readonly Row[], found: readonly PortRef[]): PortRef[] => {
    const seen = new Set(known.flatMap(({ ends }) => ends.map(portText)))
    return found.filter((end) => !seen.has(portText(end)) && seen.add(portText(end)))
  }
  const entering = crossing.flatMap(({ target }) => (members.has(target.node) ? [target] : []))
  const leaving = crossing.flatMap(({ source }) => (members.has(source.node) ? [source] : []))
  const fed = (end: PortRef): string => sources.get(portText(end)) ?? ''
  const inputs: Row[] = [
    ...declared.inputs.flatMap(({ name, ends }) => partsBy(ends, fed).map((part) => ({ name, ends: part }))),
    ...partsBy(rest(declared.inputs, entering), fed).map((ends) => ({ name: null, ends })),
    ...free.inputs.map((end) => ({ name: null, ends: [end] })),
  ]
  const outputs: Row[] = [
    ...declared.outputs,
    ...[...rest(declared.outputs, leaving), ...free.outputs].map((end) => ({ name: null, ends: [end] })),
  ]
  return { inputs: inputs.filter(isRow), outputs: outputs.filter(isRow) }
}

const foldedAround = ({ groups }: GraphDocument, node: string): GraphGroup | undefined =>
  groups.find((group) => group.folded && group.nodes.includes(node))

/** All inputs that are one on the card of a folded group with this one; in the open, the input alone. */
export function inputsAt(document: GraphDocument, target: PortRef, find: FindBlock): readonly PortRef[] {
  const group = foldedAround(document, target.node)
  const rows = group ? groupPorts(document, group, find).inputs : []
  return rows.find(({ ends }) => ends.some((end) => portText(end) === portText(target)))?.ends ?? [target]
}

/** All edges that are drawn as one with this one: from one source into one port of a folded group. */
export function edgesAlong(document: GraphDocument, edgeId: string, find: FindBlock): readonly string[] {
  const edge = document.edges.find(({ id }) => id === edgeId)
  if (!edge) return []
  if (!foldedAround(document, edge.target.node)) return [edgeId]
  const ends = new Set(inputsAt(document, edge.target, find).map(portText))
  return document.edges
    .filter(({ source, target }) => portText(source) === portText(edge.source) && ends.has(portText(target)))
    .map(({ id }) => id)
}
