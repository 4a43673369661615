import { useConnection } from '@xyflow/react'
import { memo } from 'react'
import { createPortal } from 'react-dom'
import { canvasStore, portKey, useCanvas } from '../canvasStore'
import styles from './ConnectionHint.module.css'

/** Next to the pointer, while a connection is dragged onto a port that cannot take it, or will complain of it: why. */
function ConnectionHint() {
  const over = useConnection((connection) =>
    connection.inProgress && connection.toHandle
      ? `${connection.toHandle.type}|${connection.toHandle.nodeId}|${connection.toHandle.id ?? ''}|${connection.to.x}|${connection.to.y}`
      : null,
  )
  const verdicts = useCanvas((state) => state.verdicts)
  if (!over) return null
  const [type, node = '', port = '', x, y] = over.split('|')
  const verdict = verdicts?.get(portKey(node, port, type === 'target' ? 'input' : 'output'))
  const at = canvasStore.getState().commands?.toWindow({ x: Number(x), y: Number(y) })
  if (!verdict || !at) return null
  return createPortal(
    <div
      className={styles.hint}
      data-blocking={verdict.blocking || undefined}
      role="status"
      style={{ left: Math.min(at.x + 14, window.innerWidth - 276), top: at.y + 14 }}
    >
      {verdict.reason}
    </div>,
    document.body,
  )
}

export default memo(ConnectionHint)
