import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../state/studio'
import { countsText } from './countsText'
import styles from './ProblemBadge.module.css'

/** How many errors and warnings there are; of advice alone, a dot. */
export default function ProblemBadge(): ReactElement | null {
  const { t } = useTranslation()
  const diagnostics = useDocument((state) => state.checked.diagnostics)
  const grave = diagnostics.filter(({ severity }) => severity !== 'info')
  const [worst] = diagnostics
  if (!worst) return null
  const counts = countsText(diagnostics, t)
  return (
    <em className={styles.badge} data-severity={worst.severity} title={counts} role="img" aria-label={counts}>
      {grave.length > 0 ? grave.length : ''}
    </em>
  )
}
