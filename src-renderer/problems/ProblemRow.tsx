import { Button } from '@mantine/core'
import type { Diagnostic } from '@shared/graph/diagnostic'
import { describeFix } from '@shared/graph/diagnostics/fixTexts'
import { describeDiagnostic } from '@shared/graph/diagnostics/texts'
import { IconAlertTriangle, IconChevronDown, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { applyFix } from '../canvas/applyFix'
import { nodeTitle } from '../canvas/card/itemWords'
import { useDocument, useInterface, useStudio } from '../state/studio'
import { goToProblem } from './goToProblem'
import styles from './ProblemsPanel.module.css'

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle } as const

/** One problem: a click goes to it, a button mends it, and "why" explains it. */
export default function ProblemRow({ diagnostic }: { diagnostic: Diagnostic }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const [open, setOpen] = useState(false)
  const { target, severity, fixes } = diagnostic
  const place = useDocument(({ document }) => {
    if (target.kind === 'document') return t('problems.wholeNetwork')
    if (target.kind === 'training') return t('problems.training')
    const id =
      target.kind === 'edge' ? document.edges.find((edge) => edge.id === target.edge)?.target.node : target.node
    const node = document.nodes.find((candidate) => candidate.id === id)
    return node ? nodeTitle(node, language) : ''
  })
  const { title, why } = describeDiagnostic(diagnostic, language)
  const Icon = ICONS[severity]
  return (
    <li className={styles.row}>
      <button type="button" className={styles.jump} onClick={() => goToProblem(studio, target)}>
        <Icon
          size={16}
          className={styles.icon}
          data-severity={severity}
          aria-label={t(`problems.severity.${severity}`)}
        />
        <span className={styles.title}>{title}</span>
        {place && <span className={styles.place}>{place}</span>}
      </button>
      <div className={styles.buttons}>
        {fixes.map((fix, i) => (
          <Button
            key={i}
            size="compact-xs"
            variant={i === 0 && fix.code !== 'deleteNode' ? 'light' : 'default'}
            onClick={() => applyFix(studio, fix.change)}
          >
            {describeFix(fix, language)}
          </Button>
        ))}
        {why && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            rightSection={<IconChevronDown size={12} style={{ transform: open ? 'rotate(180deg)' : undefined }} />}
          >
            {t('problems.why')}
          </Button>
        )}
      </div>
      {open && <p className={styles.why}>{why}</p>}
    </li>
  )
}
