import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef, type RefObject } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore, type CanvasCommands } from '../canvasStore'
import type { FlowGraph } from '../flow/toFlowGraph'
import type { FlowNodes } from '../flow/useFlowNodes'
import { edgeAt } from '../wire/edgeAt'
import { drawnCard } from './drawnCard'
import { FIT } from './fitOptions'
import { motionMs } from './motion'

/** Smallest zoom at which a card that was gone to can be read. */
const READABLE = 0.7

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
    const focusCard = (id: string) => {
      const card = wrapper.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
      ;(card ?? wrapper.current)?.focus({ preventScroll: true })
    }
    const commands: CanvasCommands = {
      fit: () => void fitView({ ...FIT, duration: motionMs(160) }),
      zoomIn: () => void zoomIn({ duration: motionMs(120) }),
      zoomOut: () => void zoomOut({ duration: motionMs(120) }),
      focusNode: (id) => {
        const card = drawnCard(studio, latest.current.flow, id)
        if (!card) return
        studio.interface.getState().select(card.node.type === 'note' ? { notes: [id] } : { nodes: [id] })
        const zoom = Math.max(getZoom(), READABLE)
        void setCenter(card.middle.x, card.middle.y, { zoom, duration: motionMs(160) }).then(() =>
          requestAnimationFrame(() => focusCard(card.node.id)),
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
      edgeAt: (point, except) => edgeAt(latest.current.flow, latest.current.graph, point, except),
      animateNext: () => latest.current.animateNext(),
    }
    canvasStore.getState().set({ commands })
    return () => canvasStore.getState().set({ commands: null, quickAdd: null, connectFrom: null })
  }, [studio, wrapper, fitView, zoomIn, zoomOut, setCenter, getZoom, screenToFlowPosition, flowToScreenPosition])
}
