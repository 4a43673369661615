import type { GraphDocument } from '@shared/graph/document'
import type { Studio } from '../studio'
import { showTrainingProblems } from './showTrainingProblems'

/** A run whose last checkpoint is gone on from, and the document to do it with. */
export interface Continuation {
  readonly runId: string
  readonly document: GraphDocument
}

interface StartOptions {
  /** Wait before the first step. */
  readonly paused?: boolean
  /** Run whose weights the document begins with, as far as they fit. */
  readonly weightsFrom?: string
  /** Finds what to go on from. `undefined`: nothing, a new run begins; `null`: nothing is to begin. */
  readonly resume?: () => Promise<Continuation | undefined | null>
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

async function askForRun(
  studio: Studio,
  { paused = false, resume: find, weightsFrom }: StartOptions,
): Promise<string | null> {
  const { documents, runs, client } = studio
  const resume = await find?.()
  if (resume === null) return null
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
    ...(weightsFrom !== undefined && { weightsFrom }),
  })
  if (!started.ok) {
    studio.tell({ id: 'run', tone: 'error', title: { key: 'shell.run.startFailed' }, body: started.error })
    return null
  }
  const { runId } = started.value
  // The run goes on, but what is on the screen now is another project.
  if (documents.getState().opening !== opening) return null
  runs.getState().keepDocument(runId, resume?.document ?? document)
  runs.getState().set({ currentId: runId })
  documents.getState().markTrained()
  const { drawerTab, set } = studio.interface.getState()
  // Samples, the inside of layers and steps follow the run as curves do: who watches them goes on watching.
  const follows = drawerTab === 'samples' || drawerTab === 'inside' || drawerTab === 'steps'
  set({ drawerOpen: true, drawerTab: follows ? drawerTab : 'curves' })
  return runId
}
