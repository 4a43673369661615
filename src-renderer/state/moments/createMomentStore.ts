import { createStore, type StoreApi } from 'zustand/vanilla'

/** Which moment of each run is looked at. */
export interface MomentsState {
  /** By run, the step of a kept moment; absent: now. */
  readonly chosen: Readonly<Record<string, number>>
  /** @param step `null`: now. */
  choose(runId: string, step: number | null): void
}
export type MomentStore = StoreApi<MomentsState>

export const createMomentStore = (): MomentStore =>
  createStore<MomentsState>((set) => ({
    chosen: {},
    choose: (runId, step) =>
      set(({ chosen: { [runId]: _before, ...others } }) => ({
        chosen: step === null ? others : { ...others, [runId]: step },
      })),
  }))
