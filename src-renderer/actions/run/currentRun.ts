import { isLive } from '../../state/session/isLive'
import { statusOf } from '../../state/session/statusOf'
import type { Studio } from '../../state/studio'

/** The run that the top bar shows, as far as anything is known of it; `null`: there is none, or it is over. */
export function liveRun({ runs }: Studio): { readonly runId: string; readonly paused: boolean } | null {
  const { currentId } = runs.getState()
  if (currentId === null) return null
  const status = statusOf(runs.getState(), currentId)
  return isLive(status) ? { runId: currentId, paused: status === 'paused' } : null
}

type Control = 'run.pause' | 'run.resume' | 'run.step' | 'run.stop'

/** Asks the trainer of a run for something and says so when it cannot. */
export async function control(studio: Studio, name: Control, runId: string): Promise<void> {
  const done = await studio.client.call(name, { runId })
  if (!done.ok) studio.tell({ id: 'run', tone: 'error', title: { key: 'shell.run.controlFailed' }, body: done.error })
}
