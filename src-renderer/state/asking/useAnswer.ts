import { useEffect, useRef, useState } from 'react'
import type { Result } from '@shared/result'
import type { StudioClient } from '../../bridge/client'
import { runSource } from '../samples/runSource'
import { useStudio } from '../studio'
import { createAsker, type Answer, type AnswerLook, type Asker, type Question } from './createAsker'

/** How a question is asked. */
type Ask<Q, A> = (client: StudioClient, request: Q) => Promise<Result<A>>

/**
 * The last answer to a question about a run, asked again while it may be another, for as long as this is on the screen.
 *
 * @param ask The same function each time.
 */
export function useAnswer<Q extends Question, A extends Answer>(
  request: Q | null,
  ask: Ask<Q, A>,
): AnswerLook<Q, A> | undefined {
  const { client, runs } = useStudio()
  const asker = useRef<Asker<Q>>(undefined)
  const [look, setLook] = useState<AnswerLook<Q, A>>()
  useEffect(() => {
    const made = createAsker<Q, A>({ ...runSource(client, runs), ask: (one) => ask(client, one) }, setLook)
    asker.current = made
    const stop = runs.subscribe(made.wake)
    document.addEventListener('visibilitychange', made.wake)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', made.wake)
      made.end()
    }
  }, [client, runs, ask])
  const key = request && JSON.stringify(request)
  useEffect(() => asker.current?.want(key === null ? null : (JSON.parse(key) as Q)), [client, runs, ask, key])
  return look
}
