import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef, type RefObject } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore, type CanvasCommands } from '../canvasStore'
import type { FlowNodes } from '../flow/useFlowNodes'
import { CARD_SIZE } from '../flow/portLayout'
import type { FlowGraph } from '../flow/toFlowGraph'
import { wireEnd } from '../flow/wireEnds'
import { nearestWire } from '../wire/nearestWire'
import { FIT } from './fitOptions'
import { motionMs } from './motion'

/** Lets actions and other panels command the canvas while it is mounted. */
export function useCanvasCommands(
  wrapper: RefObject<HTMLDivElement | null>,
  flow: FlowNodes,
  graph: FlowGraph,
  animateNext: () => void,
): void {
  const studio = useStudio()
  const { fitView, zoomIn, zoomOut, setCenter, getZoom, screenToFlowPosition, flowToScreenPosition } = useReactFlow()
  const latest = useRef({ flow, graph, animateNext })
  latest.current = { flow, graph, animateNext }

  useEffect(() => {
    const box = () => wrapper.current?.getBoundingClientRect()
    const shownAs = (id: string): string => {
      const { groups } = studio.documents.getState().document
      return groups.find((group) => group.folded && group.nodes.includes(id))?.id ?? id
    }
    const focusCard = (id: string) => {
      const card = wrapper.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
      ;(card ?? wrapper.current)?.focus({ preventScroll: true })
    }
    const commands: CanvasCommands = {
      fit: () => void fitView({ ...FIT, duration: motionMs(160) }),
      zoomIn: () => void zoomIn({ duration: motionMs(120) }),
      zoomOut: () => void zoomOut({ duration: motionMs(120) }),
      focusNode: (id) => {
        const shown = shownAs(id)
        const node = latest.current.flow.nodes.find((candidate) => candidate.id === shown)
        if (!node) return
        studio.interface.getState().select(node.type === 'note' ? { notes: [id] } : { nodes: [id] })
        const size = latest.current.flow.sizes.get(shown) ?? CARD_SIZE
        const center = { x: node.position.x + size.width / 2, y: node.position.y + size.height / 2 }
        const at = box()
        const zoom = Math.max(getZoom(), 0.7)
        void setCenter(center.x, center.y, { zoom: at ? zoom : 1, duration: motionMs(160) }).then(() =>
          requestAnimationFrame(() => focusCard(shown)),
        )
      },
      focus: () => wrapper.current?.focus({ preventScroll: true }),
      center: () => {
        const at = box()
        return at ? screenToFlowPosition({ x: at.left + at.width / 2, y: at.top + at.height / 2 }) : { x: 0, y: 0 }
      },
      toCanvas: (point) => {
        const at = box()
        const inside = at && point.x >= at.left && point.x <= at.right && point.y >= at.top && point.y <= at.bottom
        return inside ? screenToFlowPosition(point) : null
      },
      toWindow: (point) => flowToScreenPosition(point),
      sizes: () => latest.current.flow.sizes,
      edgeAt: (point, except) => {
        const { nodes, sizes } = latest.current.flow
        const byId = new Map(nodes.map((node) => [node.id, node]))
        const wires = latest.current.graph.edges.flatMap((edge) => {
          const [source, target] = [byId.get(edge.source), byId.get(edge.target)]
          if (!source || !target || edge.source === except || edge.target === except) return []
          const from = wireEnd(source, sizes.get(source.id) ?? CARD_SIZE, edge.sourceHandle ?? '', 'output')
          const to = wireEnd(target, sizes.get(target.id) ?? CARD_SIZE, edge.targetHandle ?? '', 'input')
          return from && to ? [{ id: edge.id, source: from, target: to }] : []
        })
        return nearestWire(point, wires)
      },
      animateNext: () => latest.current.animateNext(),
    }
    canvasStore.getState().set({ commands })
    return () => canvasStore.getState().set({ commands: null, quickAdd: null, connectFrom: null })
  }, [studio, wrapper, fitView, zoomIn, zoomOut, setCenter, getZoom, screenToFlowPosition, flowToScreenPosition])
}
