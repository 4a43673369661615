import type { Diagnostic } from '@shared/graph/diagnostic'
import DiagnosticNote from '../canvas/card/DiagnosticNote'
import styles from './Inspector.module.css'

/** The problems of what is selected, with their fixes. */
export default function Problems({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null
  const severity = (['error', 'warning', 'info'] as const).find((level) =>
    diagnostics.some((d) => d.severity === level),
  )
  return (
    <div className={styles.problems} data-severity={severity} role="status">
      {diagnostics.map((diagnostic, i) => (
        <DiagnosticNote key={`${diagnostic.code}/${i}`} diagnostic={diagnostic} />
      ))}
    </div>
  )
}
