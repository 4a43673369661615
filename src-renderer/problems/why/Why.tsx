import type { Problem } from '@shared/result'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface } from '../../state/studio'
import styles from './Why.module.css'
import { whyOf } from './whyOf'

/** A button that unfolds why a failure is one and what helps; nothing where its sentence says all there is. */
export default function Why({ of }: { of: Pick<Problem, 'code' | 'values'> }): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const [open, setOpen] = useState(false)
  const why = whyOf(of, language)
  if (!why) return null
  return (
    <>
      {' '}
      <button type="button" className={styles.ask} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('problems.why')}
      </button>
      {open && <span className={styles.why}>{why}</span>}
    </>
  )
}
