import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import classes from './export.module.css'

interface Props {
  readonly severity: 'warning' | 'error'
  readonly title?: string
  readonly sentences: readonly string[]
}

/** Sentences in a box of the color of a warning or of an error, which is read out. */
export default function Told({ severity, title, sentences }: Props): ReactElement {
  const Icon = severity === 'error' ? IconCircleX : IconAlertTriangle
  return (
    <div className={classes['told']} data-severity={severity} role={severity === 'error' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden />
      <div>
        {title !== undefined && <b>{title}</b>}
        {sentences.map((sentence, i) => (
          <p key={i}>{sentence}</p>
        ))}
      </div>
    </div>
  )
}
