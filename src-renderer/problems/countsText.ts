import type { Diagnostic, Severity } from '@shared/graph/diagnostic'
import type { TFunction } from 'i18next'

/** The worst first. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** How many problems there are of each severity: `1 error · 2 warnings`. */
export const countsText = (diagnostics: readonly Diagnostic[], t: TFunction): string =>
  SEVERITIES.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    return count > 0 ? [t(`problems.count.${severity}`, { count })] : []
  }).join(' · ')
