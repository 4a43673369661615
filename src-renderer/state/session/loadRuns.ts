import type { Studio } from '../studio'
import { receiveHistory } from './receiveHistory'

/** Numbers of the list asked for last and of the one shown: an older answer that comes late says nothing new. */
const orders = new WeakMap<Studio, { asked: number; shown: number }>()

function orderOf(studio: Studio): { asked: number; shown: number } {
  const order = orders.get(studio) ?? { asked: 0, shown: 0 }
  orders.set(studio, order)
  return order
}

/** Lists the runs of the open project; with `showLatest`, also brings back the curves of the run shown last or made last. */
export async function loadRuns(studio: Studio, { showLatest = false } = {}): Promise<void> {
  const { client, documents, runs } = studio
  const { opening, document } = documents.getState()
  const order = orderOf(studio)
  const asked = ++order.asked
  const listed = await client.call('run.list', { documentId: document.id })
  if (!listed.ok || documents.getState().opening !== opening) return
  const summaries = [...listed.value].sort((a, b) => b.startedAt - a.startedAt)
  if (asked > order.shown) {
    order.shown = asked
    runs.getState().set({ summaries })
  }
  if (!showLatest) return
  const shown = runs.getState().currentId ?? summaries[0]?.runId
  if (shown !== undefined) await showRun(studio, shown)
}

/** Makes a run the one that the top bar and the curves show; its past is fetched where it has not been seen. */
export async function showRun(studio: Studio, runId: string): Promise<void> {
  const { opening } = studio.documents.getState()
  await loadRunHistory(studio, runId)
  if (studio.documents.getState().opening === opening) studio.runs.getState().set({ currentId: runId })
}

/** A full disk or a crash may have cost a part of what a run told. */
function tellLoss({ runs, tell }: Studio, runId: string): void {
  const lost = runs
    .getState()
    .states[runId]?.notices.filter(({ code }) => code === 'eventsMissing')
    .reduce((sum, { values }) => sum + Number(values['count']), 0)
  if (!lost) return
  tell({
    id: `run eventsMissing ${runId}`,
    tone: 'warning',
    title: { key: 'shell.run.historyCut' },
    body: { key: 'shell.run.notices.eventsMissing', values: { count: lost } },
  })
}

/** Brings the events of a run into the store, from the first on, and those of the runs that it went on from. */
export async function loadRunHistory(studio: Studio, runId: string): Promise<boolean> {
  const history = await receiveHistory(studio, runId)
  if (!history) return false
  tellLoss(studio, runId)
  const { resumedFrom } = history.summary
  if (resumedFrom !== undefined && !studio.runs.getState().states[resumedFrom])
    await loadRunHistory(studio, resumedFrom)
  return true
}
