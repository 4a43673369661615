import { weightPlaceKey, type WeightPlace } from '@shared/training/weightEdit'
import type { Problem } from '@shared/result'
import type { Studio } from '../studio'

/** Least time between two requests, ms: ten a second are as many as are seen. */
const LEAST = 100

/** A weight while a person moves it. */
export interface MovedWeight {
  /** What it is to be; of many wishes in quick succession the last one counts. */
  to(value: number): void
  /** The movement is over: all of it is one step of undo. */
  end(): void
}

const wait = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms))

/**
 * Moves a weight of a run by hand.
 *
 * @param refused Told why it could not be changed.
 */
export function moveWeight(
  { client, documents }: Studio,
  runId: string,
  place: WeightPlace,
  refused: (problem: Problem) => void,
): MovedWeight {
  let wanted: number | undefined
  let busy = false
  let over = false
  /** What it was before the movement, and what it is now. */
  let from: number | undefined
  let now: number | undefined

  const remember = (): void => {
    const [value, other] = [from, now]
    from = now = undefined
    if (value === undefined || other === undefined || Object.is(value, other)) return
    const { opening, putWeights } = documents.getState()
    if (opening !== project) return
    putWeights(
      { runId, undo: [{ ...place, value }], redo: [{ ...place, value: other }] },
      `weights ${runId} ${weightPlaceKey(place)}`,
    )
  }
  const send = async (): Promise<void> => {
    busy = true
    while (wanted !== undefined) {
      const value = Math.fround(wanted)
      wanted = undefined
      const done = await client.call('run.setWeights', { runId, changes: [{ ...place, value }] })
      if (done.ok) {
        from ??= done.value.before[0]
        now = value
      } else refused(done.error)
      if (over) remember()
      else await wait(LEAST)
    }
    busy = false
    if (over) remember()
  }
  const project = documents.getState().opening
  return {
    to: (value) => {
      over = false
      wanted = value
      if (!busy) void send()
    },
    end: () => {
      over = true
      if (!busy) remember()
    },
  }
}
