import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useRuns } from '../state/studio'
import styles from './Inspector.module.css'

/** While a run goes on: what a change here will do. */
export default function RunNotice() {
  const { t } = useTranslation()
  const active = useRuns(({ currentId, states }) => {
    const status = currentId === null ? undefined : states[currentId]?.status
    return status === 'running' || status === 'paused' || status === 'starting'
  })
  if (!active) return null
  return (
    <div className={styles.notice} role="status">
      <IconInfoCircle size={14} aria-hidden />
      {t('inspector.nextRun')}
    </div>
  )
}
