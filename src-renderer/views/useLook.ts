import type { Look, LookKind, LookRequest } from '@shared/looks/looks'
import type { Problem, Result } from '@shared/result'
import type { StudioClient } from '../bridge/client'
import { useChosenMoment } from '../moments/useChosenMoment'
import { useAnswer } from '../state/asking/useAnswer'
import type { ViewSubject } from './defineView'

/** What is known of a question: nothing yet, an answer, or why there is none. */
export interface Looking<A> {
  readonly answer?: A | undefined
  readonly problem?: Problem | undefined
}

interface Request<K extends LookKind> {
  readonly runId: string
  readonly question: LookRequest<K>
  readonly at?: number | undefined
}

const ask = <K extends LookKind>(client: StudioClient, { runId, question }: Request<K>): Promise<Result<Look<K>>> =>
  client.call('run.look', { runId, question }) as Promise<Result<Look<K>>>

const nodeOf = (question: object): unknown => ('node' in question ? question.node : undefined)

/**
 * The answer to a question about the run, at the moment that is looked at unless the question names one, asked again while it may be another; until it is there, the last one of the same
 * kind about the same layer. `null`: nothing is asked.
 */
export function useLook<K extends LookKind>(subject: ViewSubject, question: LookRequest<K> | null): Looking<Look<K>> {
  const { runId } = subject
  const chosen = useChosenMoment(runId)
  const at = question?.at ?? chosen
  const request = runId !== null && question ? { runId, at, question: { ...question, at } } : null
  const look = useAnswer<Request<K>, Look<K>>(request, ask)
  if (!look || !question || look.request.runId !== runId) return {}
  const { question: asked } = look.request
  if (asked.kind !== question.kind || nodeOf(asked) !== nodeOf(question)) return {}
  return { answer: look.answer, problem: look.problem }
}
