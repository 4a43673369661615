import type { TFunction } from 'i18next'
import { catalog } from '@shared/catalog/catalog'
import type { GraphNode } from '@shared/graph/document'
import type { Language } from '@shared/language'
import { percentText } from '@shared/percentText'
import { formatMeasure } from '../i18n/format'

/** What learning rules call what they measure: the first of these types that measures it. */
const measureTitle = (types: Iterable<string>, metric: string, language: Language): string | undefined => {
  for (const type of types) {
    const title = catalog.rules.get(type)?.rule?.measures[language][metric]
    if (title !== undefined) return title
  }
  return undefined
}

/**
 * What a curve's metric is called, briefly: `loss` and `learningRate` by the interface, metrics by the catalog, what a learning rule measures
 * by the rule.
 *
 * @param nodes Those of the network, among which the rule is looked for first.
 * @param node The objective that it was measured at; absent: the network has only one.
 */
export function metricTitle(
  metric: string,
  language: Language,
  t: TFunction,
  nodes: readonly Pick<GraphNode, 'id' | 'type'>[],
  node?: string,
): string {
  if (metric === 'loss' || metric === 'learningRate') return t(`drawer.${metric}`)
  const own = nodes.filter(({ id }) => id === node).map(({ type }) => type)
  const text = catalog.metrics.get(metric)?.text[language]
  const types = nodes.map(({ type }) => type)
  return (
    measureTitle(own, metric, language) ??
    text?.short ??
    text?.title ??
    measureTitle([...types, ...catalog.rules.keys()], metric, language) ??
    metric
  )
}

export const metricUnit = (metric: string): 'share' | 'number' => catalog.metrics.get(metric)?.unit ?? 'number'

/** A scale of powers of ten says something of losses only: shares end at 1, and a rate is a curve of its own. */
export const hasLogScale = (metric: string): boolean => metricUnit(metric) === 'number' && metric !== 'learningRate'

/** A value as people read it: percent for shares, four significant digits otherwise, exponents for the very small. */
export function formatMetric(metric: string, value: number, language: Language): string {
  if (metricUnit(metric) === 'share') return percentText(value, language, 2, 2)
  return formatMeasure(value, language, 4)
}
