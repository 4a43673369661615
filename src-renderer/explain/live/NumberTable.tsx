import type { Tone } from '@shared/catalog/define/arithmetic'
import type { Shape } from '@shared/catalog/define/tensorType'
import type { ReactElement, ReactNode } from 'react'
import styles from './live.module.css'
import { tableOf } from './tableOf'

interface Props {
  readonly title: string
  readonly shape: Shape
  readonly tone: Tone
  readonly testId: string
  readonly cell: (at: number, label: string) => ReactNode
}

/** Numbers with a name over them, in rows and columns as they lie in their tensor. */
export default function NumberTable({ title, shape, tone, testId, cell }: Props): ReactElement {
  const { rows, columns } = tableOf(shape)
  return (
    <div className={styles.table} role="group" aria-label={title} data-testid={testId}>
      <span className={styles.name}>{title}</span>
      <div className={styles.cells} data-tone={tone} style={{ gridTemplateColumns: `repeat(${columns}, auto)` }}>
        {Array.from({ length: rows * columns }, (_, at) => {
          const place = rows === 1 ? `${at + 1}` : `${Math.floor(at / columns) + 1}, ${(at % columns) + 1}`
          return <div key={at}>{cell(at, rows * columns === 1 ? title : `${title} ${place}`)}</div>
        })}
      </div>
    </div>
  )
}
