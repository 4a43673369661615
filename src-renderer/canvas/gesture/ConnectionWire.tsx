import type { ConnectionLineComponentProps } from '@xyflow/react'
import type { FlowNode } from '../flow/flowTypes'
import { wirePath } from '../wire/wirePath'
import { wireRoute } from '../wire/wireRoute'
import styles from './ConnectionWire.module.css'

/** The edge being dragged: whole where it may end, dashed and red where it may not. */
export default function ConnectionWire({
  fromX,
  fromY,
  fromPosition,
  toX,
  toY,
  toPosition,
  connectionStatus,
  fromHandle,
}: ConnectionLineComponentProps<FlowNode>) {
  const from = { x: fromX, y: fromY, side: fromPosition }
  const to = { x: toX, y: toY, side: toPosition }
  const d = wirePath(fromHandle.type === 'source' ? wireRoute(from, to) : wireRoute(to, from))
  return <path className={styles.line} d={d} data-status={connectionStatus ?? undefined} />
}
