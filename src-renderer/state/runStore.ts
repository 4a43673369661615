import type { RunSummary } from '@shared/ipc/types'
import type { RunEvent } from '@shared/training/runEvent'
import { reduceRun } from '@shared/training/reduceRun'
import type { RunState } from '@shared/training/runState'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The runs of the open project. Run data never touches the nodes of the canvas. */
export interface RunsState {
  /** States of the runs whose events have been seen or loaded. */
  readonly states: Readonly<Record<string, RunState>>
  readonly summaries: readonly RunSummary[]
  /** The run that the top bar and the curves show. */
  readonly currentId: string | null
  /** Runs drawn over the current one. */
  readonly compared: readonly string[]
  /** Steps a second; `null`: as fast as it goes. */
  readonly stepsPerSecond: number | null
  receive(events: readonly RunEvent[]): void
  set(patch: Partial<Pick<RunsState, 'summaries' | 'currentId' | 'compared' | 'stepsPerSecond'>>): void
  forgetAll(): void
}

export type RunStore = StoreApi<RunsState>

export const createRunStore = (): RunStore =>
  createStore<RunsState>((set) => ({
    states: {},
    summaries: [],
    currentId: null,
    compared: [],
    stepsPerSecond: null,
    receive: (events) =>
      set(({ states }) => {
        const next = { ...states }
        for (const event of events) {
          const state = reduceRun(next[event.runId], event)
          if (state) next[event.runId] = state
        }
        return { states: next }
      }),
    set: (patch) => set(patch),
    forgetAll: () => set({ states: {}, summaries: [], currentId: null, compared: [] }),
  }))
