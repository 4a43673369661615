import type { RunStatus } from '@shared/training/runState'

/** Whether a run of this status still has a trainer. */
export const isLive = (status: RunStatus | undefined): boolean =>
  status === 'starting' || status === 'running' || status === 'paused'
