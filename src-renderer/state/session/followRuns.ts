import type { RunEvent } from '@shared/training/runEvent'
import type { Studio } from '../studio'
import { announceRun } from './announceRun'
import { loadRunHistory, loadRuns } from './loadRuns'

/** Longest time between an event and its being seen, ms: the curves move at 10 Hz. */
const TICK = 100
/** Events of a run that is not (yet) known to belong to the open project. */
const MOST_HELD = 2000

/** Events that change what a person can do are shown at once. */
const isUrgent = ({ type }: RunEvent): boolean => type !== 'metrics' && type !== 'checkpoint' && type !== 'diagnostic'

/** Takes events in: those of known runs go to the store, at most ten times a second; others wait until their run is known. */
function createInbox(studio: Studio) {
  const { runs } = studio
  let waiting: RunEvent[] = []
  let held: RunEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const isKnown = (runId: string): boolean => {
    const state = runs.getState()
    return runId in state.states || runId === state.currentId || state.summaries.some((run) => run.runId === runId)
  }
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const events = waiting
    waiting = []
    if (events.length > 0) runs.getState().receive(events)
  }
  const take = (event: RunEvent): void => {
    waiting.push(event)
    announceRun(studio, event)
    if (isUrgent(event)) flush()
    else timer ??= setTimeout(flush, TICK)
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
    close: (): void => clearTimeout(timer),
  }
}

/** Brings the events of the open project's runs into the run store, at most ten times a second. Returns the function that stops it. */
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
