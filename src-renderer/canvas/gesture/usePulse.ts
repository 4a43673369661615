import { useRuns } from '../../state/studio'

/** Runs at most this fast, in steps a second, show the signal pass along the edges. */
const SLOW_MOTION = 4

/** Steps a second of the run in slow motion; `null`: none runs, or it runs too fast to be followed. */
export const usePulse = (): number | null =>
  useRuns(({ currentId, states, stepsPerSecond }) =>
    stepsPerSecond !== null &&
    stepsPerSecond <= SLOW_MOTION &&
    currentId !== null &&
    states[currentId]?.status === 'running'
      ? stepsPerSecond
      : null,
  )
