import { Handle, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface } from '../../state/studio'
import { FIRST_PORT, PORT_ROW, type PlacedPort } from '../flow/portLayout'
import { usePortVerdict } from '../gesture/usePortVerdict'
import { portTitle, portWords } from './itemWords'
import styles from './Port.module.css'

const SIDES = { left: Position.Left, right: Position.Right, top: Position.Top, bottom: Position.Bottom } as const

/** A port of a card. While a connection is dragged it says by its look whether it would take it. */
function Port({ node, type, port }: { node: string; type: string; port: PlacedPort }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const focused = useInterface(
    ({ focusedPort }) => focusedPort?.node === node && focusedPort.port === port.name && focusedPort.side === port.kind,
  )
  const verdict = usePortVerdict(node, port)
  const onEdge = port.at === 'top' || port.at === 'bottom'
  return (
    <Handle
      type={port.kind === 'input' ? 'target' : 'source'}
      id={port.name}
      position={SIDES[port.at]}
      className={styles.port}
      data-verdict={verdict}
      data-focused={focused || undefined}
      style={onEdge ? undefined : { top: FIRST_PORT + port.row * PORT_ROW }}
      role="img"
      aria-label={portWords(type, { port: port.name, side: port.kind }, language, t)}
    >
      {onEdge && port.named && (
        <span className={port.at === 'top' ? styles.topLabel : styles.bottomLabel}>
          {portTitle(type, port.name, language)}
        </span>
      )}
    </Handle>
  )
}

export default memo(Port)
