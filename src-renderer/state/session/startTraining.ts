import type { Studio } from '../studio'
import { showTrainingProblems } from './showTrainingProblems'

interface StartOptions {
  /** Wait before the first step. */
  readonly paused?: boolean
  /** Continue from this run's last checkpoint. */
  readonly resumeFrom?: string
}

/** Sends the document to a trainer and shows its curves. A graph with errors explains itself instead. `null`: no run was started. */
export async function startTraining(
  studio: Studio,
  { paused = false, resumeFrom }: StartOptions = {},
): Promise<string | null> {
  const { documents, runs, client } = studio
  const { checked, document } = documents.getState()
  if (!checked.trainable) {
    showTrainingProblems(studio)
    return null
  }
  const { stepsPerSecond } = runs.getState()
  const started = await client.call('run.start', {
    document,
    paused,
    stepsPerSecond,
    ...(resumeFrom !== undefined && { resumeFrom }),
  })
  if (!started.ok) {
    studio.tell({ id: 'run', tone: 'error', title: { key: 'shell.run.startFailed' }, body: started.error })
    return null
  }
  const { runId } = started.value
  runs.getState().set({ currentId: runId })
  studio.interface.getState().set({ drawerOpen: true, drawerTab: 'curves' })
  return runId
}
