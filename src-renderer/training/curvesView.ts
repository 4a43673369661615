import { create } from 'zustand'

/** How the curves are drawn; kept while the studio is open. */
interface CurvesView {
  readonly log: boolean
  /** Share of the past in the moving average, 0–0.99. */
  readonly smoothing: number
  set(patch: Partial<Pick<CurvesView, 'log' | 'smoothing'>>): void
}

export const useCurvesView = create<CurvesView>((set) => ({ log: false, smoothing: 0, set: (patch) => set(patch) }))
