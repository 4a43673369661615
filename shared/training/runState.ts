import type { Problem } from '../result'
import type { RunChange } from './runChange'
import type { DeviceInfo, PhaseBegin, RunEvent } from './runEvent'
import type { WeightEdit } from './weightEdit'

export type RunStatus = 'starting' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed'

/** One curve, ascending in steps, thinned where it has more points than can be drawn. */
export interface Series {
  readonly key: string
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

/** All that a person can see of a run, reduced from its events. */
export interface RunState {
  readonly runId: string
  readonly status: RunStatus
  /** `seq` of the last event. */
  readonly seq: number
  readonly startedAt: number
  readonly endedAt?: number
  readonly device?: DeviceInfo
  readonly started?: Extract<RunEvent, { type: 'started' }>
  readonly step: number
  readonly epoch: number
  readonly examplesPerSecond: number
  readonly secondsLeft: number | null
  readonly series: Readonly<Record<string, Series>>
  /** Values at the end of each epoch. */
  readonly epochs: readonly {
    readonly epoch: number
    readonly step: number
    readonly values: Readonly<Record<string, number>>
  }[]
  readonly test?: Readonly<Record<string, number>>
  readonly problem?: Problem
  /** Phases that have begun, in order. */
  readonly phases: readonly PhaseBegin[]
  /** What it took over while it went on, in order. */
  readonly changes: readonly { readonly step: number; readonly changes: readonly RunChange[] }[]
  /** What somebody changed of its weights by hand, in order, and `seq` of the last time. */
  readonly edits: readonly WeightEdit[]
  readonly edited?: number
  readonly notices: readonly { readonly code: string; readonly values: Readonly<Record<string, string | number>> }[]
}
