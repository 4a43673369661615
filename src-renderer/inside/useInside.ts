import type { StudioContract } from '@shared/ipc/contract'
import type { InputOf } from '@shared/ipc/defineContract'
import type { Inside } from '@shared/ipc/inside'
import type { Problem } from '@shared/result'
import type { StudioClient } from '../bridge/client'
import { useChosenMoment } from '../moments/useChosenMoment'
import { useAnswer } from '../state/asking/useAnswer'

type InsideRequest = InputOf<StudioContract, 'run.inside'>

const ask = (client: StudioClient, request: InsideRequest) => client.call('run.inside', request)

/** A layer of a run at work, at the moment that is looked at; of another question the last answer about the layer, until its own is there. */
export function useInside(
  question: InsideRequest | null,
): { readonly inside?: Inside | undefined; readonly problem?: Problem | undefined } | undefined {
  const at = useChosenMoment(question?.runId)
  const request = question && { ...question, at }
  const look = useAnswer(request, ask)
  if (!look || look.request.runId !== request?.runId || look.request.node !== request.node) return undefined
  return { inside: look.answer, problem: look.problem }
}
