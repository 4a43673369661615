import { catalog } from '@shared/catalog/catalog'
import { metricsAt } from '@shared/compile/metricsAt'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { KerasLoss } from './KerasModel'

/** Metrics at an output in Keras's words, without those that it lacks. `chosen`: ids, where a person chose. */
export function kerasMetrics(
  { item, params, target }: KerasLoss,
  prediction: TensorType,
  chosen: readonly string[] | undefined,
) {
  const types = { prediction, target }
  return metricsAt(item, types, chosen).flatMap((id) => {
    const keras = catalog.metrics.get(id)?.keras(types, item.reads(params, types)) ?? null
    return keras === null ? [] : [keras]
  })
}
