import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../state/studio'
import styles from './ProblemsPanel.module.css'
import { countsText } from './countsText'
import ProblemRow from './ProblemRow'

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
  return (
    <div className={styles.panel}>
      <div className={styles.counts} role="status">
        {countsText(diagnostics, t)}
      </div>
      <ul className={styles.list}>
        {diagnostics.map((diagnostic, i) => (
          <ProblemRow key={`${diagnostic.code}/${JSON.stringify(diagnostic.target)}/${i}`} diagnostic={diagnostic} />
        ))}
      </ul>
    </div>
  )
}
