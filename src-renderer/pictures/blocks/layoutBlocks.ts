import type { ElkExtendedEdge, ElkNode } from 'elkjs'
import type { Point } from '../scene/scene'
import { textWidth } from '../scene/textWidth'
import type { BlockGraph } from './blockGraph'
import type { SizedBlock } from './blockText'

export type Direction = 'right' | 'down'

/** Places of all boxes and frames, and the way of each edge, px. */
export interface BlockPlaces {
  readonly boxes: ReadonlyMap<string, Point>
  readonly frames: ReadonlyMap<string, { readonly at: Point; readonly width: number; readonly height: number }>
  readonly ways: ReadonlyMap<string, readonly Point[]>
}

const SIDES = { right: ['WEST', 'EAST'], down: ['NORTH', 'SOUTH'] } as const

const optionsFor = (direction: Direction): Record<string, string> => ({
  'elk.algorithm': 'layered',
  'elk.direction': direction === 'right' ? 'RIGHT' : 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
})

function spacingFor(graph: BlockGraph, em: number, direction: Direction): Record<string, string> {
  const labels = graph.edges.map(({ label }) => textWidth(label, 0.86 * em))
  const px = (widths: number): string => String(Math.round(widths * em))
  return {
    'elk.layered.spacing.nodeNodeBetweenLayers': px(2.4 + (direction === 'right' ? Math.max(0, ...labels) / em : 1)),
    'elk.layered.spacing.edgeNodeBetweenLayers': px(1.2),
    'elk.layered.spacing.edgeEdgeBetweenLayers': px(1),
    'elk.spacing.nodeNode': px(2),
    'elk.spacing.edgeNode': px(1.4),
    'elk.spacing.edgeEdge': px(1),
  }
}

/** Lays boxes out in layers, members of a frame together, with edges around what they do not join. */
export async function layoutBlocks(
  graph: BlockGraph,
  sized: readonly SizedBlock[],
  em: number,
  direction: Direction,
): Promise<BlockPlaces> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const [into, out] = SIDES[direction]
  const spacing = spacingFor(graph, em, direction)
  const layoutOptions = { ...optionsFor(direction), ...spacing }
  const node = ({ block, width, height }: SizedBlock): ElkNode => ({
    id: block.id,
    width,
    height,
    layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE' },
    ports: graph.edges.flatMap(({ id, source, target }) => [
      ...(source === block.id
        ? [{ id: `out:${id}`, width: 0, height: 0, layoutOptions: { 'elk.port.side': out } }]
        : []),
      ...(target === block.id
        ? [{ id: `in:${id}`, width: 0, height: 0, layoutOptions: { 'elk.port.side': into } }]
        : []),
    ]),
  })
  const framed = new Set(graph.frames.flatMap(({ members }) => members))
  const padding = `[top=${Math.round(2.6 * em)},left=${em},bottom=${em},right=${em}]`
  const children: ElkNode[] = [
    ...sized.filter(({ block }) => !framed.has(block.id)).map(node),
    ...graph.frames.map(({ id, members }) => ({
      id,
      children: sized.filter(({ block }) => members.includes(block.id)).map(node),
      layoutOptions: { ...spacing, 'elk.padding': padding },
    })),
  ]
  const edges: ElkExtendedEdge[] = graph.edges.map(({ id, wanted }) => ({
    id,
    sources: [`out:${id}`],
    targets: [`in:${id}`],
    // Values run straight; what is wanted goes around them.
    layoutOptions: { 'elk.layered.priority.straightness': wanted ? '1' : '10' },
  }))
  const laid = await new Elk().layout({ id: 'root', layoutOptions, children, edges })
  const boxes = new Map<string, Point>()
  const frames = new Map<string, { at: Point; width: number; height: number }>()
  const ways = new Map<string, readonly Point[]>()
  const collect = (parent: ElkNode): void => {
    for (const { id, sections } of parent.edges ?? []) {
      const [section] = sections ?? []
      if (section) ways.set(id, [section.startPoint, ...(section.bendPoints ?? []), section.endPoint])
    }
    for (const child of parent.children ?? []) {
      const at = { x: child.x ?? 0, y: child.y ?? 0 }
      if (child.children) frames.set(child.id, { at, width: child.width ?? 0, height: child.height ?? 0 })
      else boxes.set(child.id, at)
      collect(child)
    }
  }
  collect(laid)
  return { boxes, frames, ways }
}
