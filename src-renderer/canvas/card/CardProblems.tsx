import type { Diagnostic } from '@shared/graph/diagnostic'
import { NodeToolbar, Position } from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import { useInterface } from '../../state/studio'
import DiagnosticNote from './DiagnosticNote'
import styles from './CardProblems.module.css'

/** How long the popover waits before it opens and before it closes, ms: the pointer needs time to reach its buttons. */
const OPEN_AFTER = 250
const CLOSE_AFTER = 300

const WIDTH = 272
const HEIGHT = 150

/** The side of a card that has room for the popover inside the canvas. */
function placeFor(node: string): { readonly position: Position; readonly align: 'start' | 'center' | 'end' } {
  const card = document.querySelector(`[data-card="${CSS.escape(node)}"]`)
  const canvas = card?.closest('[data-canvas]')
  if (!card || !canvas) return { position: Position.Bottom, align: 'center' }
  const at = card.getBoundingClientRect()
  const room = canvas.getBoundingClientRect()
  const middle = (at.left + at.right) / 2
  const align = middle + WIDTH / 2 > room.right ? 'end' : middle - WIDTH / 2 < room.left ? 'start' : 'center'
  return {
    position: at.bottom + HEIGHT > room.bottom && at.top - HEIGHT > room.top ? Position.Top : Position.Bottom,
    align,
  }
}

interface Props {
  readonly node: string
  readonly diagnostics: readonly Diagnostic[]
  readonly hovered: boolean
  readonly selected: boolean
}

/** Next to a card with problems: each in words, why, and the fixes. Opens for the pointer; an error also when its card alone is selected. */
export default function CardProblems({ node, diagnostics, hovered, selected }: Props) {
  const alone = useInterface((state) => selected && state.selection.nodes.length === 1)
  const open = hovered || (alone && diagnostics.some((diagnostic) => diagnostic.severity === 'error'))
  const [shown, setShown] = useState(false)
  const [held, setHeld] = useState(false)
  const wanted = open || held
  useEffect(() => {
    const timer = setTimeout(() => setShown(wanted), wanted ? OPEN_AFTER : CLOSE_AFTER)
    return () => clearTimeout(timer)
  }, [wanted])
  const place = useMemo(() => (shown ? placeFor(node) : null), [shown, node])
  if (!place) return null
  return (
    <NodeToolbar
      nodeId={node}
      isVisible
      position={place.position}
      align={place.align}
      offset={8}
      className={`${styles.popover} nodrag nopan nowheel`}
    >
      <div onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} role="group">
        {diagnostics.map((diagnostic, i) => (
          <DiagnosticNote key={i} diagnostic={diagnostic} />
        ))}
      </div>
    </NodeToolbar>
  )
}
