import type { GraphGroup, Position } from '@shared/graph/document'
import type { NodeChange } from '@xyflow/react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { FlowNode, FrameNode } from './flowTypes'
import { CARD_SIZE } from './portLayout'
import type { FlowGraph } from './toFlowGraph'

type Size = { readonly width: number; readonly height: number }

/** What is true of the drawn nodes and not of the document: places during a drag, measured sizes. */
interface Local {
  readonly moved: ReadonlyMap<string, Position>
  readonly sizes: ReadonlyMap<string, Size>
  /** Sizes of notes while a corner is dragged. */
  readonly resized: ReadonlyMap<string, Size>
}

const FRAME_PADDING = 16
const FRAME_TITLE = 28

const NOWHERE: ReadonlyMap<string, Position> = new Map()
const UNSIZED: ReadonlyMap<string, Size> = new Map()

export interface FlowNodes {
  readonly nodes: readonly FlowNode[]
  readonly sizes: ReadonlyMap<string, Size>
  /** Places that differ from the document's: a drag, a nudge or an animation in progress. */
  readonly moved: ReadonlyMap<string, Position>
  move(positions: ReadonlyMap<string, Position>): void
  settle(): void
  measure(changes: readonly NodeChange<FlowNode>[]): void
}

interface Built {
  readonly source: FlowNode
  readonly moved: Position | undefined
  readonly size: Size | undefined
  readonly resized: Size | undefined
  readonly selected: boolean
  readonly node: FlowNode
}

/**
 * React Flow's nodes from the document's, with stable identities: an object is new only when its node, its local place, its size or
 * its selection changed. A drag of one card in three hundred makes one new object a frame.
 */
export function useFlowNodes(graph: FlowGraph, selected: ReadonlySet<string>): FlowNodes {
  const [local, setLocal] = useState<Local>({ moved: NOWHERE, sizes: new Map(), resized: UNSIZED })
  const built = useRef(new Map<string, Built>())

  const nodes = useMemo(() => {
    const previous = built.current
    const next = new Map<string, Built>()
    const build = (source: FlowNode): FlowNode => {
      const moved = local.moved.get(source.id)
      const size = local.sizes.get(source.id)
      const resized = local.resized.get(source.id)
      const isSelected = selected.has(source.id)
      const before = previous.get(source.id)
      const same =
        before &&
        before.source === source &&
        before.moved === moved &&
        before.size === size &&
        before.resized === resized &&
        before.selected === isSelected
      const node = same
        ? before.node
        : ({
            ...source,
            position: moved ?? source.position,
            selected: isSelected,
            ...(size && { measured: size }),
            ...(resized && { width: resized.width, height: resized.height }),
          } as FlowNode)
      next.set(source.id, { source, moved, size, resized, selected: isSelected, node })
      return node
    }
    const drawn = graph.nodes.map(build)
    const byId = new Map(drawn.map((node) => [node.id, node]))
    const frames = graph.frames.flatMap((group) => {
      const frame = toFrame(group, byId, local.sizes)
      if (!frame) return []
      const before = previous.get(group.id)
      const kept = before && sameFrame(before.source as FrameNode, frame, group) ? before.source : frame
      return [build(kept)]
    })
    built.current = next
    return [...frames, ...drawn]
  }, [graph, selected, local])

  const move = useCallback((positions: ReadonlyMap<string, Position>) => {
    setLocal((state) => {
      const moved = new Map(state.moved)
      for (const [id, position] of positions) moved.set(id, position)
      return { ...state, moved }
    })
  }, [])
  const settle = useCallback(
    () =>
      setLocal((state) =>
        state.moved.size + state.resized.size === 0 ? state : { ...state, moved: NOWHERE, resized: UNSIZED },
      ),
    [],
  )
  const measure = useCallback((changes: readonly NodeChange<FlowNode>[]) => {
    setLocal((state) => {
      let sizes: Map<string, Size> | null = null
      let resized = state.resized
      for (const change of changes) {
        if (change.type !== 'dimensions' || !change.dimensions) continue
        if (change.setAttributes) resized = new Map(resized).set(change.id, change.dimensions)
        const before = state.sizes.get(change.id)
        if (before?.width === change.dimensions.width && before.height === change.dimensions.height) continue
        sizes ??= new Map(state.sizes)
        sizes.set(change.id, change.dimensions)
      }
      return sizes || resized !== state.resized ? { ...state, sizes: sizes ?? state.sizes, resized } : state
    })
  }, [])

  return { nodes, sizes: local.sizes, moved: local.moved, move, settle, measure }
}

function toFrame(
  group: GraphGroup,
  byId: ReadonlyMap<string, FlowNode>,
  sizes: ReadonlyMap<string, Size>,
): FrameNode | null {
  const members = group.nodes.flatMap((id) => byId.get(id) ?? [])
  if (members.length === 0) return null
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { id, position } of members) {
    const size = sizes.get(id) ?? CARD_SIZE
    box.left = Math.min(box.left, position.x)
    box.top = Math.min(box.top, position.y)
    box.right = Math.max(box.right, position.x + size.width)
    box.bottom = Math.max(box.bottom, position.y + size.height)
  }
  const width = box.right - box.left + 2 * FRAME_PADDING
  const height = box.bottom - box.top + 2 * FRAME_PADDING + FRAME_TITLE
  return {
    id: group.id,
    type: 'frame',
    position: { x: box.left - FRAME_PADDING, y: box.top - FRAME_PADDING - FRAME_TITLE },
    width,
    height,
    zIndex: -10,
    data: { title: group.title, width, height },
  }
}

const sameFrame = (before: FrameNode, next: FrameNode, group: GraphGroup): boolean =>
  before.data.title === group.title &&
  before.position.x === next.position.x &&
  before.position.y === next.position.y &&
  before.width === next.width &&
  before.height === next.height
