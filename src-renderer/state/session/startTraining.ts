import type { GraphDocument } from '@shared/graph/document'
import type { Studio } from '../studio'
import { showTrainingProblems } from './showTrainingProblems'

interface StartOptions {
  /** Wait before the first step. */
  readonly paused?: boolean
  /** Go on from this run's last checkpoint with the document that made it. */
  readonly resume?: { readonly runId: string; readonly document: GraphDocument }
}

/** Studios that have asked for a run and have no answer yet. */
const asking = new WeakSet<Studio>()

/**
 * Sends the document to a trainer and shows its curves. A graph with errors explains itself instead. A second wish before the first
 * is answered, such as that of a double click, starts nothing. `null`: no run was started for what is on the screen.
 */
export async function startTraining(studio: Studio, options: StartOptions = {}): Promise<string | null> {
  if (asking.has(studio)) return null
  asking.add(studio)
  try {
    return await askForRun(studio, options)
  } finally {
    asking.delete(studio)
  }
}

async function askForRun(studio: Studio, { paused = false, resume }: StartOptions): Promise<string | null> {
  const { documents, runs, client } = studio
  const { checked, document, opening } = documents.getState()
  if (!resume && !checked.trainable) {
    showTrainingProblems(studio)
    return null
  }
  const { stepsPerSecond } = runs.getState()
  const started = await client.call('run.start', {
    document: resume?.document ?? document,
    paused,
    stepsPerSecond,
    ...(resume && { resumeFrom: resume.runId }),
  })
  if (!started.ok) {
    studio.tell({ id: 'run', tone: 'error', title: { key: 'shell.run.startFailed' }, body: started.error })
    return null
  }
  const { runId } = started.value
  // The run goes on, but what is on the screen now is another project.
  if (documents.getState().opening !== opening) return null
  runs.getState().set({ currentId: runId })
  documents.getState().markTrained()
  studio.interface.getState().set({ drawerOpen: true, drawerTab: 'curves' })
  return runId
}
