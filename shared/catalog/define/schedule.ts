import type { JsonValue } from '../../graph/document'
import type { ItemBase } from './item'
import type { ParamSpecs, ParamsOf } from './params'

/** What a schedule makes of the validation loss. */
export interface ScheduleReaction<P> {
  /** What it remembers before the first epoch; plain JSON, kept in checkpoints. */
  readonly begin: JsonValue
  /** What it remembers after an epoch that came to a validation loss of `loss`; `rate` is the base rate. */
  next(p: P, memory: JsonValue, seen: { readonly loss: number; readonly rate: number }): JsonValue
}

/** Learning rate over a phase of a run. */
export interface ScheduleDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'schedule'
  /** Factor on the base rate at `step` of `total` steps with `perEpoch` steps an epoch; `memory` is that of the reaction. */
  factor(
    p: ParamsOf<S>,
    at: {
      readonly step: number
      readonly total: number
      readonly perEpoch: number
      readonly memory?: JsonValue | undefined
    },
  ): number
  /** Absent: it goes by the steps alone. */
  readonly reaction?: ScheduleReaction<ParamsOf<S>>
  /** `keras.optimizers.schedules.<className>(**config)`, or `null` for a plain number. */
  keras(
    p: ParamsOf<S>,
    base: { readonly rate: number; readonly total: number; readonly perEpoch: number },
  ): { readonly className: string; readonly config: Readonly<Record<string, unknown>> } | null
  /** `keras.callbacks.<className>(**config)` beside the optimizer. */
  kerasCallback?(p: ParamsOf<S>): { readonly className: string; readonly config: Readonly<Record<string, unknown>> }
}

export const defineSchedule = <const S extends ParamSpecs>(
  d: Omit<ScheduleDefinition<S>, 'kind'>,
): ScheduleDefinition<S> => ({ kind: 'schedule', ...d })
