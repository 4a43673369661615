import type { RunState } from '@shared/training/runState'

/** Whether a run stands behind others and has not begun. */
export const isWaiting = (state: Pick<RunState, 'status' | 'started' | 'notices'> | undefined): boolean =>
  state?.status === 'starting' && !state.started && state.notices.some(({ code }) => code === 'runWaits')
