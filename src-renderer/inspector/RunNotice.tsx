import { graphHash } from '@shared/compile/graphHash'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocument, useRuns } from '../state/studio'
import styles from './Inspector.module.css'

/** While a run goes on and the network is no longer the one it trains: that the change waits for the next run. */
export default function RunNotice() {
  const { t } = useTranslation()
  const trained = useRuns(({ currentId, states, summaries }) => {
    const status = currentId === null ? undefined : states[currentId]?.status
    const active = status === 'running' || status === 'paused' || status === 'starting'
    return active ? summaries.find((run) => run.runId === currentId)?.graphHash : undefined
  })
  const document = useDocument((state) => (trained === undefined ? null : state.document))
  if (!document || graphHash(document) === trained) return null
  return (
    <div className={styles.notice} role="status">
      <IconInfoCircle size={14} aria-hidden />
      {t('inspector.nextRun')}
    </div>
  )
}
