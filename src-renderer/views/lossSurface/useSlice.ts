import { useEffect, useMemo, useState } from 'react'
import { MOST_SLICE_POINTS } from '@shared/looks/lossSlice'
import type { Problem } from '@shared/result'
import type { ViewSubject } from '../defineView'
import { useLook } from '../useLook'
import { useSequence } from '../useSequence'
import type { LossSettings } from './bodyProps'

/** Points of the first piece, and how long one is to take, ms. */
const FIRST = 5
const PIECE = 250
/** Most places of the run's way that are kept. */
const MOST_WAY = 500

type Point = [number, number]

/** A plane through the weights of one moment, and what is measured on it. */
export interface Slice {
  /** From the middle, row after row, the first row lowest. */
  readonly points: readonly Point[]
  /** At the first so many points; `null`: not finite. */
  readonly losses: readonly (number | null)[]
  /** The two weights in the middle, where the axes are weights. */
  readonly weights?: readonly [number, number] | undefined
  /** Where the run has been since, from the middle. */
  readonly way: readonly Point[]
  readonly problem?: Problem | undefined
  readonly going: boolean
  readonly complete: boolean
  start(): void
  cancel(): void
}

/** Measures the loss on a plane piece by piece, while the run goes on. */
export function useSlice(subject: ViewSubject, { size, half }: Pick<LossSettings, 'size' | 'half'>): Slice {
  const [slice, setSlice] = useState<string | null>(null)
  const [cancelled, setCancelled] = useState(false)
  const key = slice && `${slice} ${size} ${half}`
  const points = useMemo(() => {
    const at = (i: number): number => -half + (2 * half * i) / (size - 1)
    return Array.from({ length: size * size }, (_, i): Point => [at(i % size), at(Math.floor(i / size))])
  }, [size, half])
  const { answers, problem } = useSequence<'lossSlice'>(subject.runId, cancelled ? null : key, (all) => {
    const done = all.reduce((sum, { losses }) => sum + losses.length, 0)
    const last = all.at(-1)
    if (done >= points.length || key === null) return null
    const count = last ? Math.round((PIECE / Math.max(1, last.worked)) * last.losses.length) : FIRST
    const next = points.slice(done, done + Math.min(MOST_SLICE_POINTS, Math.max(1, count)))
    return { kind: 'lossSlice', slice: key, begin: done === 0, points: next }
  })
  const losses = useMemo(() => answers.flatMap((piece) => piece.losses), [answers])
  const complete = losses.length >= points.length
  return {
    points,
    losses,
    weights: answers[0]?.weights,
    way: useWay(subject, key, complete),
    problem,
    going: slice !== null && !cancelled && !problem && !complete,
    complete,
    start: () => (setCancelled(false), setSlice(crypto.randomUUID())),
    cancel: () => setCancelled(true),
  }
}

/** Places of a run on a plane from when all of it is measured, the newest ones last. */
function useWay(subject: ViewSubject, slice: string | null, complete: boolean): readonly Point[] {
  const asked = complete && slice !== null
  const now = useLook(subject, asked ? { kind: 'lossSlice', slice, points: [] } : null)
  const [way, setWay] = useState<readonly Point[]>([])
  const place = now.answer?.place
  useEffect(() => setWay([]), [slice])
  useEffect(() => {
    if (place) setWay((all) => [...all, [place[0], place[1]] as Point].slice(-MOST_WAY))
  }, [place])
  return way
}
