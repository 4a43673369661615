import type { ItemBase } from './item'
import type { LossArgs } from './teaching'
import type { LossTypes, Reads } from './loss'
import type { ParamSpecs } from './params'
import type { Tensor, Tf } from './tf'

export interface MetricDefinition extends ItemBase<ParamSpecs> {
  readonly kind: 'metric'
  /** Shares are shown in percent. `better` tells which way is up. */
  readonly unit: 'share' | 'number'
  readonly better: 'higher' | 'lower'
  /** Whether it means anything for these types. */
  suits(types: LossTypes): boolean
  /** What is counted in each sample, `[batch]` or several numbers, `[batch, n]`; the metric is made of their means over the samples. */
  compute(tf: Tf, args: LossArgs & { readonly types: LossTypes; readonly reads: Reads }): Tensor
  /** The metric, from the means over samples; `undefined`: with these samples it has no value. Absent: it is the mean itself. */
  finish?(means: ArrayLike<number>): number | undefined
  /** For `model.compile(metrics=[...])`: a name, or a metric object to construct; `null` where Keras has none. */
  keras(
    types: LossTypes,
    reads: Reads,
  ): string | { readonly className: string; readonly config: Readonly<Record<string, unknown>> } | null
}

export const defineMetric = (d: Omit<MetricDefinition, 'kind' | 'params'>): MetricDefinition => ({
  kind: 'metric',
  params: {},
  ...d,
})
