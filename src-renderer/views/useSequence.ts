import { useEffect, useState } from 'react'
import type { Look, LookKind, LookRequest } from '@shared/looks/looks'
import type { Problem, Result } from '@shared/result'
import { runSource } from '../state/samples/runSource'
import { useStudio } from '../state/studio'

/** What was answered so far, and why there is no more. */
export interface Sequence<A> {
  readonly answers: readonly A[]
  readonly problem?: Problem | undefined
}

const NOTHING: Sequence<never> = { answers: [] }

/**
 * Asks questions to a run one after another, each once, as soon as the run has a network; another list is asked from its beginning.
 *
 * @param next Of what was answered so far, the question that comes next; `null`: it is over. Of one `key` always the same.
 * @param key Another text: another list. `null`: nothing is asked, and what was answered stays.
 */
export function useSequence<K extends LookKind>(
  runId: string | null,
  key: string | null,
  next: (answers: readonly Look<K>[]) => LookRequest<K> | null,
): Sequence<Look<K>> {
  const { client, runs } = useStudio()
  const [found, setFound] = useState<Sequence<Look<K>>>(NOTHING)
  useEffect(() => {
    if (runId === null || key === null) return
    const source = runSource(client, runs)
    let over = false
    let begun = false
    const go = async (): Promise<void> => {
      begun = true
      const answers: Look<K>[] = []
      setFound(NOTHING)
      for (let question = next(answers); question && !over; question = next(answers)) {
        const answer = (await client.call('run.look', { runId, question })) as Result<Look<K>>
        if (over) return
        if (!answer.ok) return setFound({ answers: [...answers], problem: answer.error })
        answers.push(answer.value)
        setFound({ answers: [...answers] })
      }
    }
    const wake = (): void => void (!begun && source.momentOf(runId) !== null && go())
    const stop = runs.subscribe(wake)
    wake()
    return () => {
      over = true
      stop()
    }
    // Of one key the questions are the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, runs, runId, key])
  return found
}
