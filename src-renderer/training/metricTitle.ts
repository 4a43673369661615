import type { TFunction } from 'i18next'
import { catalog } from '@shared/catalog/catalog'
import type { Language } from '@shared/language'
import { percentText } from '@shared/percentText'
import { formatMeasure } from '../i18n/format'

/** What a curve's metric is called, briefly: `loss` and `learningRate` by the interface, the rest by the catalog. */
export function metricTitle(metric: string, language: Language, t: TFunction): string {
  if (metric === 'loss' || metric === 'learningRate') return t(`drawer.${metric}`)
  const text = catalog.metrics.get(metric)?.text[language]
  return text?.short ?? text?.title ?? metric
}

export const metricUnit = (metric: string): 'share' | 'number' => catalog.metrics.get(metric)?.unit ?? 'number'

/** A scale of powers of ten says something of losses only: shares end at 1, and a rate is a curve of its own. */
export const hasLogScale = (metric: string): boolean => metricUnit(metric) === 'number' && metric !== 'learningRate'

/** A value as people read it: percent for shares, four significant digits otherwise, exponents for the very small. */
export function formatMetric(metric: string, value: number, language: Language): string {
  if (metricUnit(metric) === 'share') return percentText(value, language, 2, 2)
  return formatMeasure(value, language, 4)
}
