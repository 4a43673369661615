import { catalog } from '../catalog/catalog'
import type { LossDefinition, LossTypes } from '../catalog/define/loss'
import type { MetricDefinition } from '../catalog/define/metric'
import type { CheckedGraph } from './checkedGraph'

/** Metrics that mean something for what a loss compares. */
export const metricsSuiting = (item: LossDefinition, types: LossTypes): readonly MetricDefinition[] =>
  item.metrics(types).length === 0 ? [] : [...catalog.metrics.values()].filter((metric) => metric.suits(types))

/** Ids of the metrics measured at a loss: of those chosen in the settings the ones that suit it, or its own where none are chosen. */
export function metricsAt(item: LossDefinition, types: LossTypes, chosen?: readonly string[]): readonly string[] {
  const suiting = new Set(metricsSuiting(item, types).map(({ id }) => id))
  return [...new Set(chosen ?? item.metrics(types))].filter((id) => suiting.has(id))
}

/** What a whole network can be measured by: ids of all metrics that suit some loss, and of those drawn where none are chosen. */
export function metricsOffered({ nodes }: CheckedGraph): {
  readonly suiting: readonly string[]
  readonly own: readonly string[]
} {
  const ends = Object.values(nodes).flatMap(({ item, inputs: [prediction, target = prediction] }) =>
    item?.kind === 'loss' && prediction && target ? [{ item, types: { prediction, target } }] : [],
  )
  const suiting = new Set(ends.flatMap(({ item, types }) => metricsSuiting(item, types).map(({ id }) => id)))
  return { suiting: [...suiting], own: [...new Set(ends.flatMap(({ item, types }) => metricsAt(item, types)))] }
}
