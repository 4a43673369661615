import { Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takeOver } from '@shared/compile/takeOver'
import { applyToRun } from '../state/session/applyToRun'
import { isLive } from '../state/session/isLive'
import { statusOf } from '../state/session/statusOf'
import { useDocument, useRuns, useStudio } from '../state/studio'
import { useChangeText } from '../training/useChangeText'
import { useRunDocument } from '../training/useRunDocument'
import styles from './Inspector.module.css'

/** While a run goes on and the network is no longer the one it trains: what the run can take over now, and that the rest waits for the next. */
export default function RunNotice() {
  const { t } = useTranslation()
  const studio = useStudio()
  const textOf = useChangeText()
  const [asking, setAsking] = useState(false)
  const going = useRuns((runs) => {
    const { currentId } = runs
    return currentId !== null && isLive(statusOf(runs, currentId)) ? currentId : undefined
  })
  const trained = useRunDocument(going)
  const document = useDocument((state) => (trained ? state.document : null))
  const waiting = useMemo(() => (trained && document ? takeOver(trained, document) : null), [trained, document])
  if (!waiting || (waiting.changes.length === 0 && !waiting.more)) return null
  const apply = async (): Promise<void> => {
    setAsking(true)
    await applyToRun(studio)
    setAsking(false)
  }
  return (
    <div className={styles.notice} role="status">
      <IconInfoCircle size={14} aria-hidden />
      {waiting.changes.length === 0 ? (
        t('inspector.nextRun')
      ) : (
        <div>
          {t('inspector.stillLearns')}
          <ul>
            {waiting.changes.map((change) => (
              <li key={`${change.of} ${change.node} ${change.setting}`}>{textOf(change)}</li>
            ))}
          </ul>
          <Button size="compact-xs" loading={asking} onClick={() => void apply()}>
            {t('inspector.applyToRun')}
          </Button>
          {waiting.more && <p>{t('inspector.restNextRun')}</p>}
        </div>
      )}
    </div>
  )
}
