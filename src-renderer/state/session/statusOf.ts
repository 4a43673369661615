import type { RunStatus } from '@shared/training/runState'
import type { RunsState } from '../runStore'
import { isLive } from './isLive'

/** How a run stands. A run that its list entry says is over is over, even if its last events were lost in a crash. */
export function statusOf({ states, summaries }: Pick<RunsState, 'states' | 'summaries'>, runId: string): RunStatus {
  const told = states[runId]?.status
  const listed = summaries.find((run) => run.runId === runId)?.status
  return listed && !isLive(listed) ? listed : (told ?? listed ?? 'starting')
}
