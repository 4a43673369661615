import { insertOnEdge } from '@shared/graph/commands/insertOnEdge'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { createId } from '@shared/graph/createId'
import type { Position } from '@shared/graph/document'
import type { NodeChange } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { useStudio, type Studio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore } from '../canvasStore'
import type { FlowNode } from '../flow/flowTypes'
import type { FlowGraph } from '../flow/toFlowGraph'
import { CARD_SIZE } from '../flow/portLayout'
import type { FlowNodes } from '../flow/useFlowNodes'
import { alignTo } from './alignTo'

/** Ids that move with a drawn node: the members of a group for its frame or folded card, else itself. */
function movesWith(studio: Studio, id: string): readonly string[] {
  return studio.documents.getState().document.groups.find((group) => group.id === id)?.nodes ?? [id]
}

/**
 * Dragging cards. Places stay local until the drop, which is one edit; a lone card dropped on an edge goes between its ends.
 */
export function useDragging(flow: FlowNodes, graph: FlowGraph) {
  const studio = useStudio()
  const latest = useRef({ flow, graph })
  latest.current = { flow, graph }
  /** Where each drawn node of the drag is now; React may be a frame behind. */
  const places = useRef(new Map<string, Position>())
  const count = useRef(0)

  return useMemo(() => {
    const shift = (changes: readonly { id: string; position: Position }[]) => {
      const { nodes, sizes } = latest.current.flow
      const moving = new Set(changes.flatMap(({ id }) => [id, ...movesWith(studio, id)]))
      const boxOf = (node: FlowNode, position: Position) => ({ ...position, ...(sizes.get(node.id) ?? CARD_SIZE) })
      const byId = new Map(nodes.map((node) => [node.id, node]))
      const boxes = changes.flatMap(({ id, position }) => {
        const node = byId.get(id)
        return node ? [boxOf(node, position)] : []
      })
      const left = Math.min(...boxes.map((b) => b.x))
      const top = Math.min(...boxes.map((b) => b.y))
      const hull = {
        x: left,
        y: top,
        width: Math.max(...boxes.map((b) => b.x + b.width)) - left,
        height: Math.max(...boxes.map((b) => b.y + b.height)) - top,
      }
      const others = nodes
        .filter((node) => node.type !== 'frame' && !moving.has(node.id))
        .map((node) => boxOf(node, node.position))
      return alignTo(hull, others)
    }

    /** A note that is resized by its upper left corner moves as well. */
    const followResizing = (changes: readonly NodeChange<FlowNode>[]) => {
      const { flow } = latest.current
      const moved = changes.flatMap((c) =>
        c.type === 'position' && c.position && c.dragging === undefined ? [[c.id, c.position] as const] : [],
      )
      if (moved.length > 0) flow.move(new Map(moved))
      if (changes.some((c) => c.type === 'dimensions' && c.resizing === false)) flow.settle()
    }

    const onNodesChange = (changes: readonly NodeChange<FlowNode>[]) => {
      followResizing(changes)
      const moves = changes.flatMap((c) =>
        c.type === 'position' && c.position && c.dragging ? [{ id: c.id, position: c.position }] : [],
      )
      if (moves.length === 0) return
      const { dx, dy, guides } = shift(moves)
      const { flow } = latest.current
      const byId = new Map(flow.nodes.map((node) => [node.id, node]))
      const own = new Set(moves.map((move) => move.id))
      for (const { id, position } of moves) {
        const to = { x: Math.round(position.x + dx), y: Math.round(position.y + dy) }
        const node = byId.get(id)
        if (node?.type === 'frame') {
          for (const member of movesWith(studio, id)) {
            const at = places.current.get(member) ?? byId.get(member)?.position
            if (!at || own.has(member)) continue
            const base = places.current.get(id) ?? node.position
            places.current.set(member, { x: at.x + to.x - base.x, y: at.y + to.y - base.y })
          }
        }
        places.current.set(id, to)
      }
      flow.move(new Map(places.current))
      canvasStore.getState().set({ guides })
    }

    /** Edge that a lone, unconnected card lies on. */
    const edgeUnder = (node: FlowNode, dragged: readonly FlowNode[]): string | null => {
      const { document } = studio.documents.getState()
      if (
        node.type !== 'card' ||
        dragged.length !== 1 ||
        document.edges.some((e) => e.source.node === node.id || e.target.node === node.id)
      )
        return null
      const at = places.current.get(node.id) ?? node.position
      const size = latest.current.flow.sizes.get(node.id) ?? CARD_SIZE
      return (
        canvasStore.getState().commands?.edgeAt({ x: at.x + size.width / 2, y: at.y + size.height / 2 }, node.id) ??
        null
      )
    }

    const commit = (dropEdge: string | null, node: FlowNode | undefined) => {
      const { documents } = studio
      const group = `drag:${++count.current}`
      const positions = new Map<string, Position>()
      const { document } = documents.getState()
      for (const [id, to] of places.current) {
        const drawn = latest.current.graph.nodes.find((candidate) => candidate.id === id)
        if (drawn?.type === 'folded') {
          for (const member of document.nodes.filter((n) => movesWith(studio, id).includes(n.id))) {
            positions.set(member.id, {
              x: member.position.x + to.x - drawn.position.x,
              y: member.position.y + to.y - drawn.position.y,
            })
          }
        } else if (drawn) positions.set(id, to)
      }
      places.current.clear()
      applyChange(studio, moveNodes(document, positions), group)
      if (dropEdge && node)
        applyChange(studio, insertOnEdge(documents.getState().document, dropEdge, { node: node.id }, createId), group)
      latest.current.flow.settle()
    }

    const stop = (node: FlowNode | undefined) => {
      const { dropEdge } = canvasStore.getState()
      canvasStore.getState().set({ dropEdge: null, guides: [] })
      if (places.current.size > 0) commit(dropEdge, node)
    }

    return {
      onNodesChange,
      onStart: (_event: unknown, node: FlowNode) => {
        places.current.clear()
        if (node.type === 'frame') studio.interface.getState().select({ nodes: movesWith(studio, node.id) })
      },
      onDrag: (_event: unknown, node: FlowNode, dragged: FlowNode[]) => {
        const dropEdge = edgeUnder(node, dragged)
        if (dropEdge !== canvasStore.getState().dropEdge) canvasStore.getState().set({ dropEdge })
      },
      onStop: (_event: unknown, node: FlowNode) => stop(node),
      onSelectionStop: () => stop(undefined),
    }
  }, [studio])
}
