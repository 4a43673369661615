import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface } from '../../state/studio'
import { useCanvas } from '../canvasStore'
import type { WireEdge } from '../flow/flowTypes'
import { FIRST_PORT } from '../flow/portLayout'
import { useShift } from '../flow/shifts'
import StepChip from './StepChip'
import { tensorText } from './tensorText'
import styles from './Wire.module.css'
import { wirePath } from './wirePath'
import { wireRoute, type WireRoute } from './wireRoute'

/** Below these lengths, px, the two grab zones at the ends of an edge would cover each other, and become smaller. */
const SHORT = 48
const TIGHT = 24
/** Width of most chips, px. */
const CHIP = 90

const lengthWord = (length: number) => (length < TIGHT ? 'tight' : length < SHORT ? 'short' : undefined)

/** In a gap narrower than the chip it stands over the cards' upper edges, not on what they say. */
const chipPlace = ({ kind, label }: WireRoute, gap: number) =>
  kind === 'curve' && gap < CHIP ? { x: label.x, y: label.y - FIRST_PORT } : label

/** The end of a wire at a node, wherever a drag has that. */
function useEnd(node: string, x: number, y: number) {
  const shift = useShift(node)
  return { x: x + (shift?.x ?? 0), y: y + (shift?.y ?? 0) }
}

/** An edge. Its tensor is shown on hover; what a loss compares with is always labeled, since that edge runs far. */
function Wire({
  id,
  source,
  target,
  sourceX,
  sourceY,
  sourcePosition,
  targetX,
  targetY,
  targetPosition,
  data,
  selected,
}: EdgeProps<WireEdge>) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const hovered = useCanvas((state) => state.hoveredEdge === id)
  const dropping = useCanvas((state) => state.dropEdge === id)
  const from = useEnd(source, sourceX, sourceY)
  const to = useEnd(target, targetX, targetY)
  const route = wireRoute({ ...from, side: sourcePosition }, { ...to, side: targetPosition })
  const [label, d] = [chipPlace(route, Math.abs(to.x - from.x)), wirePath(route)]
  const text = data?.type ? tensorText(data.type, language, t) : t('canvas.unknownShape')
  const arched = data?.target && sourcePosition === 'top' && targetPosition === 'top'
  const alone = useInterface(
    ({ selection }) => Boolean(selected) && selection.edges.length === 1 && selection.nodes.length === 0,
  )
  const shown = hovered || alone || dropping
  const words = data?.target ? t('canvas.targetLabel', { text }) : text
  return (
    <g
      className={styles.wire}
      data-length={lengthWord(Math.hypot(to.x - from.x, to.y - from.y))}
      data-error={data?.error || undefined}
      data-selected={selected || undefined}
      data-dropping={dropping || undefined}
      data-hovered={hovered || undefined}
    >
      <BaseEdge id={id} path={d} interactionWidth={18} className={styles.line} />
      <path className={styles.pulse} d={d} aria-hidden />
      {data?.error && <circle className={styles.bad} cx={to.x} cy={to.y} r={9} />}
      {arched && !shown && (
        <text className={styles.label} x={label.x} y={label.y - 6} textAnchor="middle">
          {words}
        </text>
      )}
      {!shown && !arched && <StepChip edge={id} {...{ source, target }} at={route.label} />}
      {shown && (
        <EdgeLabelRenderer>
          <div
            className={styles.chip}
            data-error={data?.error || undefined}
            style={{ transform: `translate(${label.x}px, ${label.y}px) translate(-50%, calc(-100% - 5px))` }}
          >
            {words}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  )
}

export default memo(Wire)
