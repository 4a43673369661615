import { getViewportForBounds, type ReactFlowInstance, type Viewport } from '@xyflow/react'
import type { RefObject } from 'react'
import type { Studio } from '../../state/studio'
import type { CanvasCommands } from '../canvasStore'
import { drawnBox, drawnBoxes } from '../flow/drawnBox'
import type { FlowGraph } from '../flow/toFlowGraph'
import type { FlowNodes } from '../flow/useFlowNodes'
import { edgeAt } from '../wire/edgeAt'
import { shownGraph } from '@shared/graph/shownGraph'
import { drawnCard } from './drawnCard'
import { FIT } from './fitOptions'
import { focusCard } from './focusCard'
import { intoView } from './intoView'
import { motionMs } from './motion'

/** Smallest zoom at which a card that was gone to can be read. */
const READABLE = 0.7

/** What the commands of the canvas work on. */
export interface Stage {
  readonly studio: Studio
  readonly wrapper: RefObject<HTMLDivElement | null>
  readonly view: ReactFlowInstance
  readonly latest: RefObject<{
    readonly flow: FlowNodes
    readonly graph: FlowGraph
    readonly animateNext: () => void
  }>
  /** The view that `fit` made last. */
  readonly fitted: RefObject<Viewport | null>
}

const boxOf = ({ wrapper }: Stage): DOMRect | undefined => wrapper.current?.getBoundingClientRect()

/** Moves the picture just so far that a card is seen. */
function reveal(stage: Stage, id: string): void {
  const { studio, view } = stage
  const { nodes } = shownGraph(studio.documents.getState().document)
  const at = nodes.find((node) => node.id === id)?.position
  const room = boxOf(stage)
  if (!at || !room) return
  const { x, y, zoom } = view.getViewport()
  const shift = intoView(room, view.flowToScreenPosition(at), zoom)
  if (shift.x !== 0 || shift.y !== 0)
    void view.setViewport({ x: x + shift.x, y: y + shift.y, zoom }, { duration: motionMs(160) })
}

/** Shows all that is drawn, and tells by which view. React Flow's own fit knows the nodes only, and edges run around them. */
function fit(stage: Stage, ms: number): Viewport | null {
  const { flow, graph } = stage.latest.current
  const room = boxOf(stage)
  const box = drawnBox(flow, graph.edges)
  if (!room || !box) return null
  const bounds = { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top }
  const { minZoom, maxZoom, padding } = FIT
  const viewport = getViewportForBounds(bounds, room.width, room.height, minZoom, maxZoom, padding)
  void stage.view.setViewport(viewport, { duration: motionMs(ms) })
  return viewport
}

const isSame = (a: Viewport, b: Viewport): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) < 0.5 && Math.abs(a.zoom - b.zoom) < 1e-3

function goTo({ studio, wrapper, view, latest }: Stage, id: string): void {
  const card = drawnCard(studio, latest.current.flow, id)
  if (!card) return
  studio.interface.getState().select(card.node.type === 'note' ? { notes: [id] } : { nodes: [id] })
  const zoom = Math.max(view.getZoom(), READABLE)
  void view.setCenter(card.middle.x, card.middle.y, { zoom, duration: motionMs(160) })
  focusCard(wrapper.current, card.node.id)
}

/** The commands of a mounted canvas. */
export function createCanvasCommands(stage: Stage): CanvasCommands {
  const { wrapper, view, latest, fitted } = stage
  return {
    fit: (ms = 160) => {
      fitted.current = fit(stage, ms)
    },
    isFitted: () => fitted.current !== null && isSame(fitted.current, view.getViewport()),
    zoomIn: () => void view.zoomIn({ duration: motionMs(120) }),
    zoomOut: () => void view.zoomOut({ duration: motionMs(120) }),
    focusNode: (id) => goTo(stage, id),
    focusCard: (id) => {
      reveal(stage, id)
      focusCard(wrapper.current, id)
    },
    reveal: (id) => reveal(stage, id),
    focus: () => wrapper.current?.focus({ preventScroll: true }),
    center: () => {
      const at = boxOf(stage)
      return at ? view.screenToFlowPosition({ x: at.left + at.width / 2, y: at.top + at.height / 2 }) : { x: 0, y: 0 }
    },
    toCanvas: (point) => {
      const at = boxOf(stage)
      const inside = at && point.x >= at.left && point.x <= at.right && point.y >= at.top && point.y <= at.bottom
      return inside ? view.screenToFlowPosition(point) : null
    },
    toWindow: (point) => view.flowToScreenPosition(point),
    taken: () => drawnBoxes(latest.current.flow, latest.current.graph.edges),
    sizes: () => latest.current.flow.sizes,
    edgeAt: (point, except) => edgeAt(latest.current.flow, latest.current.graph, point, except),
    animateNext: () => latest.current.animateNext(),
  }
}
