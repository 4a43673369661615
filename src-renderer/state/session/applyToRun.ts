import type { Studio } from '../studio'
import { goingDocument, waitingChanges } from './waitingChanges'

/** Makes the run shown go on with what it can take over of the network on the canvas, from its next step on. */
export async function applyToRun(studio: Studio): Promise<void> {
  const { client, documents, runs, tell } = studio
  const { currentId } = runs.getState()
  const { document, changes } = goingDocument(runs.getState())
  if (currentId === null || !document || !changes) return
  const waiting = waitingChanges({ document, changes }, documents.getState().document)
  if (waiting.changes.length === 0) return
  const done = await client.call('run.change', { runId: currentId, document: waiting.document })
  if (!done.ok) tell({ id: 'run', tone: 'error', title: { key: 'shell.run.notChanged' }, body: done.error })
}
