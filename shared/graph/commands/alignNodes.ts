import type { GraphDocument, Position } from '../document'
import type { LabeledEdit } from '../edit'
import { moveNodes } from './moveNodes'

/** Edges and middles to bring to one line, or equal gaps between cards. */
export type Alignment =
  'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom' | 'distributeHorizontally' | 'distributeVertically'
export interface Size {
  readonly width: number
  readonly height: number
}
interface Span {
  readonly id: string
  readonly at: number
  readonly size: number
}

function lined(spans: readonly Span[], share: number): Map<string, number> {
  const low = Math.min(...spans.map((s) => s.at))
  const high = Math.max(...spans.map((s) => s.at + s.size))
  return new Map(spans.map((s) => [s.id, Math.round(low + (high - low - s.size) * share)]))
}

function spread(spans: readonly Span[]): Map<string, number> {
  const sorted = [...spans].sort((a, b) => a.at + a.size / 2 - (b.at + b.size / 2))
  const low = Math.min(...spans.map((s) => s.at))
  const high = Math.max(...spans.map((s) => s.at + s.size))
  const gap = (high - low - spans.reduce((sum, s) => sum + s.size, 0)) / (spans.length - 1)
  let at = low
  return new Map(
    sorted.map((s) => {
      const place = Math.round(at)
      at += s.size + gap
      return [s.id, place]
    }),
  )
}

/** Aligns or distributes nodes and notes, px. `null` when nothing moves: fewer than two (to distribute: three), or aligned already. */
export function alignNodes(
  document: GraphDocument,
  ids: readonly string[],
  how: Alignment,
  sizes: ReadonlyMap<string, Size>,
): LabeledEdit | null {
  const wanted = new Set(ids)
  const items = [...document.nodes, ...document.notes].filter((item) => wanted.has(item.id))
  const distributes = how === 'distributeHorizontally' || how === 'distributeVertically'
  if (items.length < (distributes ? 3 : 2)) return null
  const axis = how === 'left' || how === 'center' || how === 'right' || how === 'distributeHorizontally' ? 'x' : 'y'
  const spans = items.map(({ id, position }) => {
    const size = sizes.get(id) ?? { width: 0, height: 0 }
    return { id, at: position[axis], size: axis === 'x' ? size.width : size.height }
  })
  const share = how === 'left' || how === 'top' ? 0 : how === 'right' || how === 'bottom' ? 1 : 0.5
  const found = distributes ? spread(spans) : lined(spans, share)
  const places = new Map<string, Position>(
    items.map(({ id, position }) => [id, { ...position, [axis]: found.get(id) ?? position[axis] }]),
  )
  return moveNodes(document, places, 'align')
}
