import type { GraphGroup, Position } from '@shared/graph/document'
import type { NodeChange } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { expectedNode } from './expectedNode'
import type { FlowNode, FrameNode } from './flowTypes'
import { toFrame } from './toFrame'
import type { FlowGraph } from './toFlowGraph'
import { useLocalPlaces, type LocalPlaces, type Size } from './useLocalPlaces'

export interface FlowNodes {
  readonly nodes: readonly FlowNode[]
  readonly sizes: ReadonlyMap<string, Size>
  /** Has React Flow draw nodes elsewhere than in the document, from the next frame on. */
  move(positions: ReadonlyMap<string, Position>): void
  /** Draws them where the document has them again. */
  settle(): void
  measure(changes: readonly NodeChange<FlowNode>[]): void
}

/** A drawn node, and what it was made of. */
interface Built {
  readonly source: FlowNode
  readonly moved: Position | undefined
  readonly size: Size | undefined
  readonly resized: Size | undefined
  readonly selected: boolean
  readonly node: FlowNode
}

/** A node as React Flow takes it; the one from before where it was made of the same. */
function build(source: FlowNode, local: LocalPlaces, selected: boolean, before: Built | undefined): Built {
  const moved = local.moved.get(source.id)
  const size = local.sizes.get(source.id)
  const resized = local.resized.get(source.id)
  const same =
    before &&
    before.source === source &&
    before.moved === moved &&
    before.size === size &&
    before.resized === resized &&
    before.selected === selected
  if (same) return before
  const node = {
    ...source,
    position: moved ?? source.position,
    selected,
    // React Flow draws what is dragged, in sight or not.
    ...(moved && { dragging: true }),
    ...(size ? { measured: size } : expectedNode(source)),
    ...(resized && { width: resized.width, height: resized.height }),
  } as FlowNode
  return { source, moved, size, resized, selected, node }
}

const sameFrame = (before: FrameNode, next: FrameNode, group: GraphGroup): boolean =>
  before.data.title === group.title &&
  before.position.x === next.position.x &&
  before.position.y === next.position.y &&
  before.width === next.width &&
  before.height === next.height

/**
 * React Flow's nodes from the document's, with stable identities: an object is new only when its node, its local place, its size or
 * its selection changed. A drag of one card in three hundred makes one new object a frame.
 */
export function useFlowNodes(graph: FlowGraph, selected: ReadonlySet<string>): FlowNodes {
  const { local, move, settle, measure } = useLocalPlaces()
  const built = useRef(new Map<string, Built>())

  const nodes = useMemo(() => {
    const previous = built.current
    const next = new Map<string, Built>()
    const draw = (source: FlowNode): FlowNode => {
      const made = build(source, local, selected.has(source.id), previous.get(source.id))
      next.set(source.id, made)
      return made.node
    }
    const drawn = graph.nodes.map(draw)
    const byId = new Map(drawn.map((node) => [node.id, node]))
    const frames = graph.frames.flatMap((group) => {
      const frame = toFrame(group, byId, local.sizes)
      if (!frame) return []
      const before = previous.get(group.id)?.source
      return [draw(before?.type === 'frame' && sameFrame(before, frame, group) ? before : frame)]
    })
    built.current = next
    return [...frames, ...drawn]
  }, [graph, selected, local])

  return { nodes, sizes: local.sizes, move, settle, measure }
}
