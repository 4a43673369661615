import type { Severity } from '@shared/graph/diagnostic'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../state/studio'
import styles from './ProblemsPanel.module.css'
import ProblemRow from './ProblemRow'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** Everything that is wrong with the network, the worst first. */
export default function ProblemsPanel() {
  const { t } = useTranslation()
  const diagnostics = useDocument((state) => state.checked.diagnostics)
  const empty = useDocument((state) => state.document.nodes.length === 0)
  if (diagnostics.length === 0) {
    return (
      <div className={styles.empty} role="status">
        <IconCircleCheck size={22} />
        <b>{t('problems.none')}</b>
        <span>{t(empty ? 'problems.emptyHint' : 'problems.noneHint')}</span>
      </div>
    )
  }
  const sorted = SEVERITIES.flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity))
  const counts = SEVERITIES.flatMap((severity) => {
    const count = sorted.filter((diagnostic) => diagnostic.severity === severity).length
    return count > 0 ? [t(`problems.count.${severity}`, { count })] : []
  })
  return (
    <div className={styles.panel}>
      <div className={styles.counts} role="status">
        {counts.join(' · ')}
      </div>
      <ul className={styles.list}>
        {sorted.map((diagnostic, i) => (
          <ProblemRow key={`${diagnostic.code}/${JSON.stringify(diagnostic.target)}/${i}`} diagnostic={diagnostic} />
        ))}
      </ul>
    </div>
  )
}
