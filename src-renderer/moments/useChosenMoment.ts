import { useMoments } from '../state/studio'

/** The step of the moment of a run that is looked at; `undefined`: it is looked at as it is now. */
export const useChosenMoment = (runId: string | null | undefined): number | undefined =>
  useMoments(({ chosen }) => (runId == null ? undefined : chosen[runId]))
