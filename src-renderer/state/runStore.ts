import type { GraphDocument } from '@shared/graph/document'
import type { RunSummary } from '@shared/ipc/types'
import type { RunEvent } from '@shared/training/runEvent'
import { reduceRun } from '@shared/training/reduceRun'
import type { RunState } from '@shared/training/runState'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The runs of the open project. Run data never touches the nodes of the canvas. */
export interface RunsState {
  /** States of the runs whose events have been seen or loaded. */
  readonly states: Readonly<Record<string, RunState>>
  readonly summaries: readonly RunSummary[]
  /** The run that the top bar and the curves show. */
  readonly currentId: string | null
  /** What runs were trained by when that was last read, without what they took over since. */
  readonly documents: Readonly<Record<string, GraphDocument>>
  /** Runs drawn over the current one. */
  readonly compared: readonly string[]
  /** Steps a second; `null`: as fast as it goes. */
  readonly stepsPerSecond: number | null
  /** Runs with events that came before those they follow: their history has to be asked for. */
  readonly incomplete: readonly string[]
  /** Takes events in, from a stream or a part of a history; each counts once, in the order of `seq`. */
  receive(events: readonly RunEvent[]): void
  /** Takes in all that was kept of a run: what is missing before its last event was lost, is passed over and noted. */
  receiveAll(events: readonly RunEvent[]): void
  keepDocument(runId: string, document: GraphDocument): void
  set(patch: Partial<Pick<RunsState, 'summaries' | 'currentId' | 'compared' | 'stepsPerSecond'>>): void
  forgetAll(): void
}

export type RunStore = StoreApi<RunsState>

/** What has been taken in of one run: its state, up to which `seq`, and what waits for events still missing. */
interface Taken {
  readonly state: RunState | undefined
  readonly seq: number
  readonly early: readonly RunEvent[]
}

/** Reduces what follows without a gap and keeps the rest; up to number `kept` nothing more will come, so gaps are passed over. */
function takeInOrder(taken: Taken, events: readonly RunEvent[], kept = -1): Taken {
  let { state, seq } = taken
  const early: RunEvent[] = []
  for (const event of [...taken.early, ...events].sort((a, b) => a.seq - b.seq)) {
    if (event.seq <= seq || event.seq === early.at(-1)?.seq) continue
    if (event.seq > seq + 1 && event.seq > kept) {
      early.push(event)
      continue
    }
    state = reduceRun(state, event) ?? state
    seq = event.seq
  }
  return { state, seq, early }
}

function byRun(events: readonly RunEvent[]): ReadonlyMap<string, readonly RunEvent[]> {
  const runs = new Map<string, RunEvent[]>()
  for (const event of events) runs.set(event.runId, [...(runs.get(event.runId) ?? []), event])
  return runs
}

const NOTHING = { states: {}, documents: {}, summaries: [], currentId: null, compared: [], incomplete: [] } as const

export const createRunStore = (): RunStore =>
  createStore<RunsState>((set) => {
    const taken = new Map<string, Taken>()
    const receive = (events: readonly RunEvent[], whole: boolean): void => {
      const changed: Record<string, RunState> = {}
      for (const [runId, own] of byRun(events)) {
        const before = taken.get(runId) ?? { state: undefined, seq: -1, early: [] }
        const after = takeInOrder(before, own, whole ? Math.max(...own.map(({ seq }) => seq)) : undefined)
        taken.set(runId, after)
        if (after.state) changed[runId] = after.state
      }
      const incomplete = [...taken].filter(([, { early }]) => early.length > 0).map(([runId]) => runId)
      set(({ states }) => ({ states: { ...states, ...changed }, incomplete }))
    }
    return {
      ...NOTHING,
      stepsPerSecond: null,
      receive: (events) => receive(events, false),
      receiveAll: (events) => receive(events, true),
      keepDocument: (runId, document) => set(({ documents }) => ({ documents: { ...documents, [runId]: document } })),
      set: (patch) => set(patch),
      forgetAll: () => {
        taken.clear()
        set(NOTHING)
      },
    }
  })
