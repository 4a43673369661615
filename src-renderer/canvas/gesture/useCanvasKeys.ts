import { moveNodes } from '@shared/graph/commands/moveNodes'
import type { Position } from '@shared/graph/document'
import { useMemo, useRef, type KeyboardEvent } from 'react'
import { useStudio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore } from '../canvasStore'
import { CARD_SIZE } from '../flow/portLayout'
import type { FlowNodes } from '../flow/useFlowNodes'
import { quickAddFromSelection } from '../quickAdd/quickAddFromSelection'

const STEP = 4
const BIG_STEP = 40
const ARROWS: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The card next to one in a direction: the nearest whose center lies that way, nearness across counting double. */
function neighbor(flow: FlowNodes, from: string | undefined, way: Position): string | null {
  const places = flow.nodes.flatMap((node) => {
    if (node.type === 'frame') return []
    const size = flow.sizes.get(node.id) ?? CARD_SIZE
    return [{ id: node.id, x: node.position.x + size.width / 2, y: node.position.y + size.height / 2 }]
  })
  const here = places.find((place) => place.id === from)
  if (!here) return [...places].sort((a, b) => a.x + a.y - b.x - b.y)[0]?.id ?? null
  let best: { id: string; cost: number } | null = null
  for (const place of places) {
    const along = (place.x - here.x) * way.x + (place.y - here.y) * way.y
    const across = Math.abs((place.x - here.x) * way.y) + Math.abs((place.y - here.y) * way.x)
    if (along <= 1 || place.id === here.id) continue
    const cost = along + 2 * across
    if (!best || cost < best.cost) best = { id: place.id, cost }
  }
  return best?.id ?? null
}

/**
 * Keys of the focused canvas: arrows move the selection, with Ctrl they go from card to card; Enter goes to the inspector; Tab adds a
 * node. After Escape, Tab leaves the canvas, so that nobody is trapped in it.
 */
export function useCanvasKeys(flow: FlowNodes): (event: KeyboardEvent<HTMLDivElement>) => void {
  const studio = useStudio()
  const latest = useRef(flow)
  latest.current = flow
  const tabLeaves = useRef(false)

  return useMemo(() => {
    const nudge = (way: Position, size: number) => {
      const { document } = studio.documents.getState()
      const { nodes, notes } = studio.interface.getState().selection
      const chosen = new Set([...nodes, ...notes])
      const places = new Map(
        [...document.nodes, ...document.notes]
          .filter((item) => chosen.has(item.id))
          .map(({ id, position }) => [id, { x: position.x + way.x * size, y: position.y + way.y * size }]),
      )
      applyChange(studio, moveNodes(document, places), `nudge:${[...chosen].join()}`)
    }
    const walk = (way: Position) => {
      const { selection } = studio.interface.getState()
      const shown = latest.current.nodes.filter((node) => node.selected).map((node) => node.id)
      const next = neighbor(latest.current, shown[0] ?? selection.nodes[0], way)
      const node = next === null ? undefined : latest.current.nodes.find((candidate) => candidate.id === next)
      if (!node) return
      const { groups } = studio.documents.getState().document
      const first = node.type === 'folded' ? groups.find((group) => group.id === node.id)?.nodes[0] : node.id
      if (first === undefined) return
      canvasStore.getState().commands?.focusNode(first)
      if (node.type === 'folded')
        studio.interface.getState().select({ nodes: groups.find((group) => group.id === node.id)?.nodes ?? [] })
    }
    const enter = (): boolean => {
      const { nodes, notes } = studio.interface.getState().selection
      if (notes[0] !== undefined && nodes.length === 0) {
        canvasStore.getState().set({ editing: notes[0] })
        return true
      }
      if (nodes.length === 0) return false
      studio.interface.getState().set({ rightOpen: true })
      requestAnimationFrame(() =>
        document
          .querySelector<HTMLElement>('[data-inspector] :is(input, select, textarea, button[role=combobox])')
          ?.focus(),
      )
      return true
    }
    const escape = () => {
      tabLeaves.current = true
      studio.interface.getState().set({ focusedPort: null })
      studio.interface.getState().select({})
      canvasStore.getState().commands?.focus()
    }

    return (event) => {
      const { target, key } = event
      if (
        !(target instanceof HTMLElement) ||
        target.closest('input, textarea, select, button, [role=dialog], [role=toolbar]')
      )
        return
      const way = ARROWS[key]
      const mod = event.ctrlKey || event.metaKey
      if (key !== 'Tab' && key !== 'Escape') tabLeaves.current = false
      if (way && !event.altKey) {
        if (mod) walk(way)
        else nudge(way, event.shiftKey ? BIG_STEP : STEP)
      } else if (key === 'Tab' && !event.shiftKey && !mod && !tabLeaves.current) quickAddFromSelection(studio)
      else if (key === 'Enter' && !mod && enter()) canvasStore.getState().set({ quickAdd: null })
      else if (key === 'Escape') escape()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
  }, [studio])
}
