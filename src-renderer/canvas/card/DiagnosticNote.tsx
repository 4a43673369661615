import { Button } from '@mantine/core'
import type { Diagnostic } from '@shared/graph/diagnostic'
import { describeFix, takesAway } from '@shared/graph/diagnostics/fixTexts'
import { describeDiagnostic } from '@shared/graph/diagnostics/texts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface, useStudio } from '../../state/studio'
import { applyFix } from '../applyFix'
import styles from './DiagnosticNote.module.css'

/** One problem in words, with a button for each fix and, on asking, why it is one. */
export default function DiagnosticNote({ diagnostic }: { diagnostic: Diagnostic }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const [why, setWhy] = useState(false)
  const { title, why: reason } = describeDiagnostic(diagnostic, language)
  return (
    <div className={styles.note}>
      <div className={styles.sentence} data-severity={diagnostic.severity}>
        {title}
      </div>
      {why && <div className={styles.reason}>{reason}</div>}
      {(diagnostic.fixes.length > 0 || reason) && (
        <div className={styles.fixes}>
          {diagnostic.fixes.map((fix, i) => (
            <Button
              key={i}
              size="compact-xs"
              classNames={{ root: styles['fix'] ?? '', label: styles['fixWords'] ?? '' }}
              variant={i === 0 && !takesAway(fix) ? 'filled' : 'default'}
              onClick={() => applyFix(studio, fix.change)}
            >
              {describeFix(fix, language)}
            </Button>
          ))}
          {reason && (
            <Button size="compact-xs" aria-expanded={why} onClick={() => setWhy(!why)}>
              {t('problems.why')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
