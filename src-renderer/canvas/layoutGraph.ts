import { nodeItems } from '@shared/catalog/catalog'
import type { GraphDocument, Position } from '@shared/graph/document'
import type { ElkExtendedEdge, ElkNode } from 'elkjs'
import { cardSizeOf } from './flow/expectedSize'
import { portLayout, portSpot } from './flow/portLayout'
import { fromShown, shownGraph } from '@shared/graph/shownGraph'

type Sizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>

const SPACING = {
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '20',
}
const OPTIONS = {
  ...SPACING,
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
}
const ELK_SIDES = { left: 'WEST', right: 'EAST', top: 'NORTH', bottom: 'SOUTH' } as const
/** Room for the title of a group and its frame, px. */
const GROUP_PADDING = '[top=48,left=20,bottom=20,right=20]'

/** Room over the network for arching edges and titles of groups, px. */
const HEADROOM = 80

const onGrid = (value: number): number => Math.round(value / 4) * 4

function toElkNode(document: GraphDocument, node: GraphDocument['nodes'][number], sizes: Sizes): ElkNode {
  const { width, height } = sizes.get(node.id) ?? cardSizeOf(node)
  const touching = document.edges
  const ports = portLayout(nodeItems.get(node.type), {
    inputs: [...new Set(touching.filter((e) => e.target.node === node.id).map((e) => e.target.port))],
    outputs: [...new Set(touching.filter((e) => e.source.node === node.id).map((e) => e.source.port))],
  })
  return {
    id: node.id,
    width,
    height,
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: ports.map((port) => ({
      id: `${port.kind}:${node.id}/${port.name}`,
      width: 0,
      height: 0,
      ...portSpot(port, { width, height }),
      layoutOptions: { 'elk.port.side': ELK_SIDES[port.at] },
    })),
  }
}

/**
 * New places of all nodes, px, in layers from left to right, members of a group together, a folded one as its card. The network's upper left corner stays
 * where it was. Notes that would lie over it move above it.
 */
export const layoutGraph = async (document: GraphDocument, sizes: Sizes): Promise<Map<string, Position>> =>
  fromShown(document, await layoutShown(shownGraph(document), sizes))

async function layoutShown(document: GraphDocument, sizes: Sizes): Promise<Map<string, Position>> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const known = new Set(document.nodes.map((node) => node.id))
  const groupOf = new Map(document.groups.flatMap((group) => group.nodes.map((id) => [id, group.id] as const)))
  const card = (node: GraphDocument['nodes'][number]) => toElkNode(document, node, sizes)
  const children: ElkNode[] = document.nodes.filter((node) => !groupOf.has(node.id)).map(card)
  for (const group of document.groups) {
    const inside = document.nodes.filter((node) => groupOf.get(node.id) === group.id).map(card)
    if (inside.length > 0)
      children.push({
        id: `group:${group.id}`,
        children: inside,
        layoutOptions: { ...SPACING, 'elk.padding': GROUP_PADDING },
      })
  }
  const edges: ElkExtendedEdge[] = document.edges
    .filter((edge) => known.has(edge.source.node) && known.has(edge.target.node))
    .map((edge) => ({
      id: edge.id,
      sources: [`output:${edge.source.node}/${edge.source.port}`],
      targets: [`input:${edge.target.node}/${edge.target.port}`],
    }))
  const laid = await new Elk().layout({ id: 'root', layoutOptions: OPTIONS, children, edges })
  const places = new Map<string, Position>()
  const collect = (node: ElkNode, x: number, y: number) => {
    for (const child of node.children ?? []) {
      const at = { x: x + (child.x ?? 0), y: y + (child.y ?? 0) }
      if (known.has(child.id)) places.set(child.id, at)
      collect(child, at.x, at.y)
    }
  }
  collect(laid, 0, 0)
  const low = (points: readonly Position[], axis: 'x' | 'y') => Math.min(...points.map((point) => point[axis]))
  const before = document.nodes.map((node) => node.position)
  const after = [...places.values()]
  const dx = low(before, 'x') - low(after, 'x')
  const dy = low(before, 'y') - low(after, 'y')
  const final = new Map([...places].map(([id, { x, y }]) => [id, { x: onGrid(x + dx), y: onGrid(y + dy) }]))
  for (const [id, place] of notesAbove(document, final, sizes)) final.set(id, place)
  return final
}

/** New places of the notes that lie over the network: all as much higher as the lowest of them needs. */
function notesAbove(
  document: GraphDocument,
  places: ReadonlyMap<string, Position>,
  sizes: Sizes,
): Map<string, Position> {
  const cards = document.nodes.flatMap((node) => {
    const at = places.get(node.id)
    return at ? [{ ...at, ...(sizes.get(node.id) ?? cardSizeOf(node)) }] : []
  })
  const box = {
    left: Math.min(...cards.map((card) => card.x)),
    right: Math.max(...cards.map((card) => card.x + card.width)),
    top: Math.min(...cards.map((card) => card.y)) - HEADROOM,
    bottom: Math.max(...cards.map((card) => card.y + card.height)),
  }
  const over = document.notes.filter(
    ({ position: { x, y }, size }) =>
      x < box.right && x + size.width > box.left && y < box.bottom && y + size.height > box.top,
  )
  const rise = Math.max(0, ...over.map(({ position, size }) => position.y + size.height - box.top))
  return new Map(over.map(({ id, position }) => [id, { x: position.x, y: onGrid(position.y - rise) }]))
}
