import { useTranslation } from 'react-i18next'
import { useDocument, useInterface } from '../state/studio'
import { metricTitle } from './metricTitle'

/** What curves of the open network are called, by metric and the objective that it was measured at. */
export function useMetricTitle(): (metric: string, node: string | undefined) => string {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const nodes = useDocument((s) => s.document.nodes)
  return (metric, node) => metricTitle(metric, language, t, nodes, node)
}
