import { edgesAlong } from '@shared/graph/blocks/groupPorts'
import { insertOnEdge } from '@shared/graph/commands/insertOnEdge'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { createId } from '@shared/graph/createId'
import type { Position } from '@shared/graph/document'
import type { NodeChange } from '@xyflow/react'
import { useMemo, useRef, type RefObject } from 'react'
import { useStudio, type Studio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore } from '../canvasStore'
import type { FlowNode } from '../flow/flowTypes'
import type { FlowGraph } from '../flow/toFlowGraph'
import { expectedSize } from '../flow/expectedSize'
import { FIRST_PORT } from '../flow/portLayout'
import { sameValue } from '../flow/sameValue'
import { useDragDrawing, type DragDrawing } from '../flow/useDragDrawing'
import type { FlowNodes } from '../flow/useFlowNodes'
import { landingPlaces } from './landingPlaces'
import { makeRoom } from '../makeRoom'
import { movesWith } from './movesWith'
import { placeDragged } from './placeDragged'

interface Drag {
  readonly studio: Studio
  readonly drawing: DragDrawing
  readonly latest: RefObject<{ readonly flow: FlowNodes; readonly graph: FlowGraph }>
  /** Where each drawn node of the drag is now; React may be a frame behind. */
  readonly places: Map<string, Position>
}

/** A note that is resized by its upper left corner moves as well. */
function followResizing(flow: FlowNodes, changes: readonly NodeChange<FlowNode>[]): void {
  const moved = changes.flatMap((c) =>
    c.type === 'position' && c.position && c.dragging === undefined ? [[c.id, c.position] as const] : [],
  )
  if (moved.length > 0) flow.move(new Map(moved))
  if (changes.some((c) => c.type === 'dimensions' && c.resizing === false)) flow.settle()
}

function follow({ studio, drawing, latest, places }: Drag, changes: readonly NodeChange<FlowNode>[]): void {
  const { flow } = latest.current
  followResizing(flow, changes)
  const moves = changes.flatMap((c) =>
    c.type === 'position' && c.position && c.dragging ? [{ id: c.id, position: c.position }] : [],
  )
  if (moves.length === 0) return
  const guides = placeDragged(studio, flow, moves, places)
  drawing.draw(places)
  // Hundreds of edges and ports listen to this store.
  const { set, guides: shown } = canvasStore.getState()
  if (!sameValue(shown, guides)) set({ guides })
}

/** Edge that a lone, unconnected card lies on. */
function edgeUnder({ studio, latest, places }: Drag, node: FlowNode, dragged: readonly FlowNode[]): string | null {
  const { edges } = studio.documents.getState().document
  const wired = edges.some((e) => e.source.node === node.id || e.target.node === node.id)
  if (node.type !== 'card' || dragged.length !== 1 || wired) return null
  const at = places.get(node.id) ?? node.position
  const size = latest.current.flow.sizes.get(node.id) ?? expectedSize(node)
  const x = at.x + size.width / 2
  const under = (y: number) => canvasStore.getState().commands?.edgeAt({ x, y }, node.id) ?? null
  // A card in line with its neighbors lies on their edge with its ports, not with its middle.
  return under(at.y + FIRST_PORT) ?? under(at.y + size.height / 2)
}

function drop({ studio, drawing, latest, places }: Drag, node: FlowNode | undefined): void {
  const { dropEdge } = canvasStore.getState()
  canvasStore.getState().set({ dropEdge: null, guides: [] })
  if (places.size === 0) return
  const { documents } = studio
  const { document } = documents.getState()
  const group = `drag:${createId()}`
  const positions = landingPlaces(document, latest.current.graph, places)
  places.clear()
  applyChange(studio, moveNodes(document, positions), group)
  if (dropEdge && node) {
    const { document: moved } = documents.getState()
    const wire = edgesAlong(moved, dropEdge, studio.blocks.getState().find)
    applyChange(studio, insertOnEdge(moved, wire, { node: node.id }, createId), group)
    const { document: inserted } = documents.getState()
    applyChange(studio, moveNodes(inserted, makeRoom(inserted, node.id)), group)
  }
  latest.current.flow.settle()
  drawing.end()
}

/** Dragging cards. Places stay local until the drop, which is one edit; a lone card dropped on an edge goes between its ends. */
export function useDragging(flow: FlowNodes, graph: FlowGraph) {
  const studio = useStudio()
  const latest = useRef({ flow, graph })
  latest.current = { flow, graph }
  const drawing = useDragDrawing(flow, graph)

  return useMemo(() => {
    const drag: Drag = { studio, drawing, latest, places: new Map() }
    return {
      onNodesChange: (changes: readonly NodeChange<FlowNode>[]) => follow(drag, changes),
      onStart: (_event: unknown, node: FlowNode) => {
        drag.places.clear()
        if (node.type === 'frame') studio.interface.getState().select({ nodes: movesWith(studio, node.id) })
      },
      onDrag: (_event: unknown, node: FlowNode, dragged: FlowNode[]) => {
        const dropEdge = edgeUnder(drag, node, dragged)
        if (dropEdge !== canvasStore.getState().dropEdge) canvasStore.getState().set({ dropEdge })
      },
      onStop: (_event: unknown, node: FlowNode) => drop(drag, node),
      onSelectionStop: () => drop(drag, undefined),
    }
  }, [studio, drawing])
}
