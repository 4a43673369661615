import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './FieldRow.module.css'

/** A row of the inspector: a name that explains itself on hover, and a field. */
export default function FieldRow({
  title,
  help,
  children,
}: {
  title: string
  help?: string | undefined
  children: ReactNode
}) {
  const name = (
    <span className={styles.title} data-help={help ? true : undefined}>
      {title}
    </span>
  )
  return (
    <div className={styles.row} role="group" aria-label={title} aria-description={help}>
      {help ? (
        <Tooltip label={help} multiline w={250} position="left" openDelay={250}>
          {name}
        </Tooltip>
      ) : (
        name
      )}
      <div className={styles.field}>{children}</div>
    </div>
  )
}
