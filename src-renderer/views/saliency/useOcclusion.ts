import { useEffect, useRef, useState } from 'react'
import type { Occlusion } from '@shared/looks/saliency'
import type { Problem } from '@shared/result'
import { useStudio } from '../../state/studio'

export interface OcclusionRequest {
  readonly runId: string
  readonly row: number
  readonly output: number
  readonly size: number
  readonly stride: number
  readonly fill: number
}

/** What is known of the scores under a patch, as far as it has come. */
export interface Occluding {
  readonly lines: number
  readonly columns: number
  /** The score of the whole picture. */
  readonly score: number
  readonly covered: readonly number[]
}

/** Places asked for at a time: an answer is there at once, and a run goes on in between. */
const PIECE = 48

/** Moves a patch over a picture, piece by piece, when it is begun; another request ends it. */
export function useOcclusion(request: OcclusionRequest | null) {
  const { client } = useStudio()
  const [found, setFound] = useState<Occluding | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const turn = useRef(0)
  const key = JSON.stringify(request)
  const cancel = (): void => {
    turn.current++
    setBusy(false)
  }
  useEffect(() => {
    setFound(null)
    setProblem(null)
    return cancel
  }, [key])
  const begin = async (): Promise<void> => {
    if (!request) return
    const { runId, row, ...patch } = request
    const mine = ++turn.current
    setBusy(true)
    setProblem(null)
    let covered: readonly number[] = []
    for (let total = 1; covered.length < total;) {
      const question = {
        kind: 'occlusion',
        rows: { from: row, count: 1 },
        ...patch,
        from: covered.length,
        count: PIECE,
      }
      const answer = await client.call('run.look', { runId, question: question as never })
      if (turn.current !== mine) return
      if (!answer.ok) {
        setProblem(answer.error)
        break
      }
      const { lines, columns, scores, covered: more } = answer.value as unknown as Occlusion
      total = lines * columns
      covered = [...covered, ...more]
      setFound({ lines, columns, score: scores[patch.output] ?? NaN, covered })
      if (more.length === 0) break
    }
    setBusy(false)
  }
  return { found, busy, problem, begin, cancel }
}
