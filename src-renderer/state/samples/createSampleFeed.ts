import type { StudioContract } from '@shared/ipc/contract'
import type { InputOf } from '@shared/ipc/defineContract'
import type { Samples } from '@shared/ipc/types'
import type { Problem, Result } from '@shared/result'

export type SampleRequest = InputOf<StudioContract, 'run.generate'>

/** The last answer to a request; neither: there is none yet. */
export interface Look {
  readonly samples?: Samples
  readonly problem?: Problem
  /** Another answer is on its way. */
  readonly renewing?: true
}

/** Where samples come from, and what tells whether new ones would look otherwise. */
export interface SampleSource {
  generate(request: SampleRequest): Promise<Result<Samples>>
  /** Another text whenever the weights of a run may be others; `null`: the run has no network yet. */
  momentOf(runId: string): string | null
  /** Whether a run is training: making samples then takes time from it. */
  isGoing(runId: string): boolean
  /** Whether a person can see the page. */
  isSeen(): boolean
}

/** Samples that are shown somewhere, asked for again while they change. */
export interface SampleFeed {
  /** Asks for samples for as long as somebody looks at them. Returns the function that ends it. */
  watch(request: SampleRequest, listener: () => void): () => void
  look(request: SampleRequest): Look | undefined
  /** Something may have changed: runs, or whether the page is seen. */
  wake(): void
}

interface Entry {
  readonly request: SampleRequest
  readonly listeners: Set<() => void>
  look?: Look
  /** The run's moment when it was asked for last. */
  asked?: string
}

/** Least time between two looks at a going run, ms. */
const LEAST = 1000
/** How many times longer than the making of samples the training goes on undisturbed. */
const REST = 10
/** Answers that are kept while nobody looks: cards scroll away and come back. */
const KEPT = 8

/** How long a going run is left alone after samples that took so much from it, both ms. */
export const pauseAfter = (worked: number): number => Math.max(LEAST, REST * worked)

function show(entry: Entry, look: Look): void {
  entry.look = look
  for (const listener of entry.listeners) listener()
}

/** One request at a time, whoever looks: those of one run take turns, and its training has at least ten elevenths of the time. */
export function createSampleFeed(source: SampleSource): SampleFeed {
  const entries = new Map<string, Entry>()
  let busy = false
  let restUntil = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Whether an entry would change, and whether that may cost nothing but a moment of an idle run, or of the person who waits. */
  const isStale = ({ listeners, request, asked }: Entry): boolean => {
    const moment = source.momentOf(request.runId)
    return listeners.size > 0 && moment !== null && moment !== asked
  }
  const isFree = ({ look, request }: Entry): boolean => !look || !source.isGoing(request.runId)

  const ask = async (key: string, entry: Entry): Promise<void> => {
    busy = true
    entry.asked = source.momentOf(entry.request.runId) ?? ''
    // Last in the row: the others have their turn first.
    entries.delete(key)
    entries.set(key, entry)
    if (entry.look) show(entry, { ...entry.look, renewing: true })
    const answer = await source.generate(entry.request)
    busy = false
    restUntil = performance.now() + pauseAfter(answer.ok ? answer.value.worked : 0)
    show(entry, answer.ok ? { samples: answer.value } : { problem: answer.error })
    wake()
  }
  const wake = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (busy || !source.isSeen()) return
    const stale = [...entries].filter(([, entry]) => isStale(entry))
    const rest = restUntil - performance.now()
    const next = stale.find(([, entry]) => isFree(entry)) ?? (rest <= 0 ? stale[0] : undefined)
    if (next) void ask(...next)
    else if (stale.length > 0) timer = setTimeout(wake, rest)
  }
  const drop = (): void => {
    const idle = [...entries].filter(([, { listeners }]) => listeners.size === 0)
    for (const [key] of idle.slice(0, Math.max(0, idle.length - KEPT))) entries.delete(key)
  }
  return {
    watch: (request, listener) => {
      const key = JSON.stringify(request)
      const entry = entries.get(key) ?? { request, listeners: new Set() }
      entries.set(key, entry)
      entry.listeners.add(listener)
      wake()
      return () => {
        entry.listeners.delete(listener)
        drop()
      }
    },
    look: (request) => entries.get(JSON.stringify(request))?.look,
    wake,
  }
}
