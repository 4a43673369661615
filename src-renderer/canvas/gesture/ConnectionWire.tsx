import type { ConnectionLineComponentProps } from '@xyflow/react'
import type { FlowNode } from '../flow/flowTypes'
import { wirePath } from '../wire/wirePath'
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
  const { d } = fromHandle.type === 'source' ? wirePath(from, to) : wirePath(to, from)
  return <path className={styles.line} d={d} data-status={connectionStatus ?? undefined} />
}
