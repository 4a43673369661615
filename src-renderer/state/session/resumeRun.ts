import type { Studio } from '../studio'
import { startTraining } from './startTraining'

/** Goes on from a run's last checkpoint, with the document that made it: the graph on the canvas may have changed since. */
export async function resumeRun(studio: Studio, runId: string): Promise<void> {
  const history = await studio.client.call('run.history', { runId })
  if (history.ok) studio.runs.getState().receiveAll(history.value.events)
  if (history.ok) await startTraining(studio, { resume: { runId, document: history.value.document } })
  else studio.tell({ id: 'history', tone: 'error', title: { key: 'shell.run.historyFailed' }, body: history.error })
}
