import { catalog } from '../catalog/catalog'
import type { LossDefinition, LossTypes } from '../catalog/define/loss'
import type { MetricDefinition } from '../catalog/define/metric'

/** Metrics that mean something for what a loss compares. */
export const metricsSuiting = (item: LossDefinition, types: LossTypes): readonly MetricDefinition[] =>
  item.metrics(types).length === 0 ? [] : [...catalog.metrics.values()].filter((metric) => metric.suits(types))

/** Ids of the metrics measured at a loss: of those chosen in the settings the ones that suit it, or its own where none are chosen. */
export function metricsAt(item: LossDefinition, types: LossTypes, chosen?: readonly string[]): readonly string[] {
  const suiting = new Set(metricsSuiting(item, types).map(({ id }) => id))
  return [...new Set(chosen ?? item.metrics(types))].filter((id) => suiting.has(id))
}
