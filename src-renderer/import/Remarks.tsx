import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { Problem } from '@shared/result'
import { problemText } from '../i18n/problemText'
import classes from './imported.module.css'

interface Props {
  readonly title: string
  readonly severity: 'warning' | 'info'
  readonly remarks: readonly Problem[]
}

const ICONS = { warning: IconAlertTriangle, info: IconInfoCircle } as const

/** Sentences under a heading. */
export default function Remarks({ title, severity, remarks }: Props): ReactElement {
  const Icon = ICONS[severity]
  return (
    <section aria-label={title}>
      <h3 className={classes['heading']}>{title}</h3>
      <ul className={classes['remarks']}>
        {remarks.map((remark, i) => (
          <li key={i}>
            <Icon size={16} data-severity={severity} aria-hidden />
            {problemText(remark)}
          </li>
        ))}
      </ul>
    </section>
  )
}
