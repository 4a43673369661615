import type { RunHistory } from '@shared/ipc/types'
import type { Studio } from '../studio'

/** Brings the events of a run into the store. `null`: they cannot be read, which is told, or another project is open by now. */
export async function receiveHistory(
  { client, documents, runs, tell }: Studio,
  runId: string,
): Promise<RunHistory | null> {
  const { opening } = documents.getState()
  const history = await client.call('run.history', { runId })
  if (documents.getState().opening !== opening) return null
  if (!history.ok) {
    tell({ id: 'history', tone: 'error', title: { key: 'shell.run.historyFailed' }, body: history.error })
    return null
  }
  runs.getState().keepDocument(runId, history.value.document)
  runs.getState().receiveAll(history.value.events)
  return history.value
}
