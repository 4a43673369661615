import type { Studio } from '../../state/studio'
import { liveRun } from './currentRun'

/** Steps a second that can be chosen, slowest first; `null`: as fast as it goes. */
export const SPEEDS = [1, 2, 5, 10, 50, null] as const

/** Sets the speed of this run and of those to come. */
export async function setSpeed(studio: Studio, stepsPerSecond: number | null): Promise<void> {
  studio.runs.getState().set({ stepsPerSecond })
  const run = liveRun(studio)
  if (!run) return
  const done = await studio.client.call('run.speed', { runId: run.runId, stepsPerSecond })
  if (!done.ok) studio.tell({ id: 'run', tone: 'error', title: { key: 'shell.run.controlFailed' }, body: done.error })
}
