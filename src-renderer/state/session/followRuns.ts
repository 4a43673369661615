import type { RunEvent } from '@shared/training/runEvent'
import type { Studio } from '../studio'
import { announceRun } from './announceRun'
import { createPace } from './createPace'
import { loadRunHistory, loadRuns } from './loadRuns'

/** Events of a run that is not (yet) known to belong to the open project. */
const MOST_HELD = 2000

/** Progress, which may come by the hundred a second, waits for the page's pace; what changes what a person can do is shown at once. */
const PACED: ReadonlySet<RunEvent['type']> = new Set(['metrics', 'engine', 'epoch', 'checkpoint', 'diagnostic'])

/** Takes events in: those of known runs go to the store as often as the page can afford; others wait until their run is known. */
function createInbox(studio: Studio) {
  const { runs } = studio
  let waiting: RunEvent[] = []
  let held: RunEvent[] = []

  const isKnown = (runId: string): boolean => {
    const state = runs.getState()
    return runId in state.states || runId === state.currentId || state.summaries.some((run) => run.runId === runId)
  }
  const pace = createPace(() => {
    const events = waiting
    waiting = []
    if (events.length > 0) runs.getState().receive(events)
  })
  const take = (event: RunEvent): void => {
    waiting.push(event)
    announceRun(studio, event)
    if (PACED.has(event.type)) pace.ask()
    else pace.now()
  }
  return {
    put: (event: RunEvent): void => {
      if (isKnown(event.runId)) return take(event)
      held.push(event)
      if (held.length > MOST_HELD) held = held.slice(-MOST_HELD)
    },
    /** Takes what waited for runs that have become known. */
    release: (): void => {
      const now = held.filter((event) => isKnown(event.runId))
      if (now.length === 0) return
      held = held.filter((event) => !now.includes(event))
      now.forEach(take)
    },
    clear: (): void => {
      waiting = []
      held = []
    },
    close: pace.close,
  }
}

/** Brings the events of the open project's runs into the run store. Returns the function that stops it. */
export function followRuns(studio: Studio): () => void {
  const { client, documents, runs } = studio
  const inbox = createInbox(studio)
  const stops = [
    client.on('run.event', inbox.put),
    client.on('run.changed', ({ documentId }) => {
      if (documentId === documents.getState().document.id) void loadRuns(studio)
    }),
    runs.subscribe((state, before) => {
      if (state.summaries !== before.summaries || state.currentId !== before.currentId) inbox.release()
      for (const runId of state.incomplete) if (!before.incomplete.includes(runId)) void loadRunHistory(studio, runId)
    }),
    documents.subscribe((state, before) => {
      if (state.opening === before.opening) return
      inbox.clear()
      runs.getState().forgetAll()
      void loadRuns(studio, { showLatest: true })
    }),
    client.connection.subscribe((state) => {
      // Events may have been missed: what is shown is asked for again.
      if (state === 'open') void loadRuns(studio, { showLatest: true })
    }),
  ]
  return () => {
    stops.forEach((stop) => stop())
    inbox.close()
  }
}
