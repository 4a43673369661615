import type { ItemBase } from './item'
import type { LossArgs, LossTypes, Reads } from './loss'
import type { ParamSpecs } from './params'
import type { Tensor, Tf } from './tf'

export interface MetricDefinition extends ItemBase<ParamSpecs> {
  readonly kind: 'metric'
  /** Shares are shown in percent. `better` tells which way is up. */
  readonly unit: 'share' | 'number'
  readonly better: 'higher' | 'lower'
  /** Whether it means anything for these types. */
  suits(types: LossTypes): boolean
  /** Value of each sample, `[batch]`; its mean is the metric. */
  compute(tf: Tf, args: LossArgs & { readonly types: LossTypes; readonly reads: Reads }): Tensor
  /** The metric of a batch from that mean, where it is not the mean itself; that of more is the mean over batches. */
  finish?(tf: Tf, mean: Tensor): Tensor
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
