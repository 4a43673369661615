import { useTranslation } from 'react-i18next'
import type { GraphNode } from '@shared/graph/document'
import { useInterface } from '../state/studio'
import { metricTitle } from './metricTitle'
import { useKnownNodes } from './useKnownNodes'

/**
 * What curves are called, by metric and the objective that it was measured at.
 *
 * @param trained Nodes of the network of a run, where they may be others than those on the canvas.
 */
export function useMetricTitle(trained?: readonly GraphNode[]): (metric: string, node: string | undefined) => string {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const nodes = useKnownNodes(trained)
  return (metric, node) => metricTitle(metric, language, t, nodes, node)
}
