import type { Look, LookKind, LookRequest } from '@shared/looks/looks'
import type { Problem, Result } from '@shared/result'
import type { StudioClient } from '../bridge/client'
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
}

const ask = <K extends LookKind>(client: StudioClient, request: Request<K>): Promise<Result<Look<K>>> =>
  client.call('run.look', request) as Promise<Result<Look<K>>>

const nodeOf = (question: object): unknown => ('node' in question ? question.node : undefined)

/**
 * The answer to a question about the run that is looked at, asked again while it may be another; until it is there, the last one of the same
 * kind about the same layer. `null`: nothing is asked.
 */
export function useLook<K extends LookKind>(subject: ViewSubject, question: LookRequest<K> | null): Looking<Look<K>> {
  const { runId } = subject
  const look = useAnswer<Request<K>, Look<K>>(runId !== null && question ? { runId, question } : null, ask)
  if (!look || !question || look.request.runId !== runId) return {}
  const { question: asked } = look.request
  if (asked.kind !== question.kind || nodeOf(asked) !== nodeOf(question)) return {}
  return { answer: look.answer, problem: look.problem }
}
