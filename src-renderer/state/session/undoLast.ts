import type { WeightsMove } from '@shared/graph/history'
import type { Studio } from '../studio'
import { showRun } from './loadRuns'

/** Puts weights that undo or redo asks for, and shows the run that they are of. */
async function putWeights(studio: Studio, move: WeightsMove | undefined): Promise<void> {
  if (!move) return
  const { client, runs, tell } = studio
  const { runId, changes } = move
  if (runs.getState().currentId !== runId) await showRun(studio, runId)
  const done = await client.call('run.setWeights', { runId, changes: [...changes] })
  if (!done.ok) tell({ id: 'weights', tone: 'error', title: { key: 'shell.run.weightsNotSet' }, body: done.error })
}

/** Takes back what the person did last, in the document or to the weights of a run. */
export const undoLast = (studio: Studio): Promise<void> => putWeights(studio, studio.documents.getState().undo())

/** Does again what was taken back last. */
export const redoLast = (studio: Studio): Promise<void> => putWeights(studio, studio.documents.getState().redo())
