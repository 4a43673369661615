import type { Diagnostic } from '@shared/graph/diagnostic'
import { NodeToolbar, Position, useStore } from '@xyflow/react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useInterface } from '../../state/studio'
import { useCanvas } from '../canvasStore'
import DiagnosticNote from './DiagnosticNote'
import styles from './CardProblems.module.css'
import { OFFSET, popoverPlace, type Place } from './popoverPlace'

/** How long the popover waits before it opens and before it closes, ms: the pointer needs time to reach its buttons. */
const OPEN_AFTER = 250
const CLOSE_AFTER = 300
/** A view that has not moved for this long stands still, ms. */
const SETTLED_AFTER = 80

/** What a popover must leave free: cards and folded groups, and what lies over the canvas. */
const IN_THE_WAY = '[data-card], [role=toolbar], .react-flow__minimap'

/** Where the popover of a card goes. One that nobody asked for stays away where it would cover something. */
function placeFor(node: string, words: HTMLElement, asked: boolean): Place | null {
  const card = document.querySelector(`[data-card="${CSS.escape(node)}"]`)
  const canvas = card?.closest('[data-canvas]')
  const popover = words.parentElement
  if (!card || !canvas || !popover) return null
  const others = [...canvas.querySelectorAll(IN_THE_WAY)].filter((other) => other !== card && !popover.contains(other))
  const place = popoverPlace(
    card.getBoundingClientRect(),
    popover.getBoundingClientRect(),
    canvas.getBoundingClientRect(),
    others.map((other) => other.getBoundingClientRect()),
  )
  return place && (asked || place.covers === 0) ? place : null
}

interface Props {
  readonly node: string
  readonly diagnostics: readonly Diagnostic[]
  readonly hovered: boolean
  readonly selected: boolean
}

/**
 * Next to a card with problems: each in words, why, and the fixes. Opens for the pointer; an error also when its card alone is
 * selected. Away while something is wired or moved.
 */
export default function CardProblems({ node, diagnostics, hovered, selected }: Props) {
  const alone = useInterface((state) => selected && state.selection.nodes.length === 1)
  const wiring = useCanvas((state) => state.dragging !== null)
  const open = hovered || (alone && diagnostics.some((diagnostic) => diagnostic.severity === 'error'))
  const [shown, setShown] = useState(false)
  const [held, setHeld] = useState(false)
  const wanted = open || held
  useEffect(() => {
    const timer = setTimeout(() => setShown(wanted), wanted ? OPEN_AFTER : CLOSE_AFTER)
    return () => clearTimeout(timer)
  }, [wanted])
  if (!shown || wiring) return null
  return <Popover node={node} diagnostics={diagnostics} asked={hovered || held} onHold={setHeld} />
}

interface PopoverProps extends Pick<Props, 'node' | 'diagnostics'> {
  readonly asked: boolean
  readonly onHold: (held: boolean) => void
}

/** Measured unseen first; placed anew when the view or what it says has changed. */
function Popover({ node, diagnostics, asked, onHold }: PopoverProps) {
  const popover = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const view = useStore(({ transform }) => transform.join())
  const look = (): void => setPlace(popover.current && placeFor(node, popover.current, asked))
  useLayoutEffect(look, [node, diagnostics, asked])
  useEffect(() => {
    const timer = setTimeout(look, SETTLED_AFTER)
    return () => clearTimeout(timer)
  }, [view, node, asked])
  useEffect(() => () => onHold(false), [onHold])
  return (
    <NodeToolbar
      nodeId={node}
      isVisible
      position={place?.position ?? Position.Bottom}
      align={place?.align ?? 'center'}
      offset={OFFSET}
      style={{ visibility: place ? 'visible' : 'hidden' }}
      className={`${styles.popover} nodrag nopan nowheel`}
    >
      <div ref={popover} onPointerEnter={() => onHold(true)} onPointerLeave={() => onHold(false)} role="group">
        {diagnostics.map((diagnostic, i) => (
          <DiagnosticNote key={i} diagnostic={diagnostic} />
        ))}
      </div>
    </NodeToolbar>
  )
}
