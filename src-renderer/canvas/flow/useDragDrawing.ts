import type { Position } from '@shared/graph/document'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { FlowNode } from './flowTypes'
import { setShifts, type Shift } from './shifts'
import { toFrame } from './toFrame'
import type { FlowGraph } from './toFlowGraph'
import type { FlowNodes } from './useFlowNodes'

export interface DragDrawing {
  /** Draws nodes at these places, once a frame, however often a mouse tells where it is. */
  draw(places: ReadonlyMap<string, Position>): void
  /** The nodes are again where React Flow has them. */
  end(): void
}

/** How far the dragged nodes, and the frames around them, are from where React Flow has them. */
function shiftsOf(flow: FlowNodes, graph: FlowGraph, places: ReadonlyMap<string, Position>): Map<string, Shift> {
  const drawn = new Map(flow.nodes.map((node) => [node.id, node]))
  const moved = new Map(drawn)
  const shifts = new Map<string, Shift>()
  const shift = (id: string, to: Position, size?: { readonly width: number; readonly height: number }) => {
    const from = drawn.get(id)?.position
    if (from) shifts.set(id, { x: to.x - from.x, y: to.y - from.y, ...size })
  }
  for (const [id, to] of places) {
    shift(id, to)
    const node = drawn.get(id)
    if (node) moved.set(id, { ...node, position: to } as FlowNode)
  }
  for (const group of graph.frames) {
    if (!group.nodes.some((id) => places.has(id))) continue
    const frame = toFrame(group, moved, flow.sizes)
    if (frame) shift(group.id, frame.position, frame.data)
  }
  return shifts
}

/**
 * Draws a drag past React Flow, whose every change asks hundreds of nodes, ports and edges whether it concerns them: dragged elements are
 * moved by the browser, and only their wires are drawn anew. React Flow is told at the first move and when the view moves, since what it
 * draws depends on what is in sight.
 */
export function useDragDrawing(flow: FlowNodes, graph: FlowGraph): DragDrawing {
  const store = useStoreApi()
  const latest = useRef({ flow, graph })
  latest.current = { flow, graph }
  const { drawing, follow } = useMemo(() => {
    let places: ReadonlyMap<string, Position> = new Map()
    let moved = new Set<HTMLElement>()
    let view: unknown
    let frame = 0
    const apply = (): void => {
      const shifts = shiftsOf(latest.current.flow, latest.current.graph, places)
      const before = moved
      moved = new Set()
      for (const [id, { x, y }] of shifts) {
        const element = store.getState().domNode?.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
        if (!(element instanceof HTMLElement)) continue
        element.style.translate = `${x}px ${y}px`
        moved.add(element)
      }
      for (const element of before) if (!moved.has(element)) element.style.translate = ''
      setShifts(shifts)
    }
    const draw = (): void => {
      cancelAnimationFrame(frame)
      frame = 0
      apply()
      const { transform } = store.getState()
      if (transform !== view) latest.current.flow.move(places)
      view = transform
    }
    const drawing: DragDrawing = {
      draw: (next) => {
        places = new Map(next)
        // With the view on the move, a card that waited for the next frame would fall behind the pointer.
        if (view !== undefined && view !== store.getState().transform) return draw()
        frame ||= requestAnimationFrame(draw)
      },
      end: () => {
        cancelAnimationFrame(frame)
        frame = 0
        view = undefined
        places = new Map()
        apply()
      },
    }
    return { drawing, follow: () => places.size > 0 && apply() }
  }, [store])
  // Whatever moved the nodes themselves, they stay where the drag has them.
  useLayoutEffect(() => void follow(), [flow.nodes, follow])
  useEffect(() => drawing.end, [drawing])
  return drawing
}
