import type { Diagnostic } from '@shared/graph/diagnostic'
import { NodeToolbar, Position } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { useInterface } from '../../state/studio'
import DiagnosticNote from './DiagnosticNote'
import styles from './CardProblems.module.css'

/** How long the popover waits before it opens and before it closes, ms: the pointer needs time to reach its buttons. */
const OPEN_AFTER = 250
const CLOSE_AFTER = 300

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
  if (!shown) return null
  return (
    <NodeToolbar nodeId={node} isVisible position={Position.Bottom} offset={8} className={`${styles.popover} nodrag nopan nowheel`}>
      <div onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} role="group">
        {diagnostics.map((diagnostic, i) => (
          <DiagnosticNote key={i} diagnostic={diagnostic} />
        ))}
      </div>
    </NodeToolbar>
  )
}
