import type { ItemBase } from './item'
import type { ParamSpecs, ParamsOf } from './params'

/** Learning rate over a run. */
export interface ScheduleDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'schedule'
  /** Factor on the base rate at `step` of `total` steps with `perEpoch` steps an epoch. */
  factor(p: ParamsOf<S>, at: { readonly step: number; readonly total: number; readonly perEpoch: number }): number
  /** `keras.optimizers.schedules.<className>(**config)`, or `null` for a plain number. */
  keras(p: ParamsOf<S>, base: { readonly rate: number; readonly total: number; readonly perEpoch: number }): { readonly className: string; readonly config: Readonly<Record<string, unknown>> } | null
}

export const defineSchedule = <const S extends ParamSpecs>(d: Omit<ScheduleDefinition<S>, 'kind'>): ScheduleDefinition<S> => ({ kind: 'schedule', ...d })
