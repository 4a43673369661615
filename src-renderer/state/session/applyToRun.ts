import { takeOver } from '@shared/compile/takeOver'
import type { Studio } from '../studio'
import { trainedDocument } from './trainedDocument'

/** Makes the run shown go on with what it can take over of the network on the canvas, from its next step on. */
export async function applyToRun({ client, documents, runs, tell }: Studio): Promise<void> {
  const { currentId, documents: begun, states } = runs.getState()
  const document = currentId === null ? undefined : begun[currentId]
  if (currentId === null || !document) return
  const wanted = takeOver(trainedDocument(document, states[currentId]?.changes), documents.getState().document)
  if (wanted.changes.length === 0) return
  const done = await client.call('run.change', { runId: currentId, document: wanted.document })
  if (!done.ok) tell({ id: 'run', tone: 'error', title: { key: 'shell.run.notChanged' }, body: done.error })
}
