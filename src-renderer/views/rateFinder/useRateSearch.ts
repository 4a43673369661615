import { useState } from 'react'
import { MOST_RATE_STEPS } from '@shared/looks/rateFinder'
import type { Problem } from '@shared/result'
import { useSequence } from '../useSequence'
import { COUNT, findRates, RATES, standingOf, type FoundRates, type SearchStanding } from './findRates'

/** Steps of the first piece, and how long one is to take, ms. */
const FIRST = 4
const PIECE = 250

interface RateSearch {
  readonly standing: SearchStanding
  readonly problem?: Problem | undefined
  /** By rate, for those that were tried; `null`: not finite. */
  readonly losses: readonly (number | null)[]
  readonly found: FoundRates
  start(): void
  stop(): void
}

/** Tries the rates on a run, piece by piece. */
export function useRateSearch(runId: string | null): RateSearch {
  const [search, setSearch] = useState<string | null>(null)
  const { answers, problem } = useSequence<'rateFinder'>(runId, search, (all) => {
    const losses = all.flatMap((piece) => piece.losses)
    const done = losses.length
    if (done >= COUNT || findRates(losses).diverged || search === null) return null
    const last = all.at(-1)
    const size = last ? Math.round((PIECE / Math.max(1, last.worked)) * last.losses.length) : FIRST
    const rates = RATES.slice(done, done + Math.min(MOST_RATE_STEPS, Math.max(1, size)))
    return { kind: 'rateFinder', search, done, rates: [...rates], last: done + rates.length === COUNT }
  })
  const losses = answers.flatMap((piece) => piece.losses)
  const found = findRates(losses)
  return {
    standing: problem ? 'failed' : standingOf(losses.length, found.diverged, search !== null),
    problem,
    losses,
    found,
    start: () => setSearch(crypto.randomUUID()),
    stop: () => setSearch(null),
  }
}
