import { ok } from '../../../../shared/result'
import type { GraphDocument } from '../../../../shared/graph/document'
import type { Look, LookKind, LookRequest } from '../../../../shared/looks/looks'
import { lookQuestion } from '../../../../shared/looks/looks'
import type { Standing } from '../../../../src-main/trainer/inspect/rehearse'
import { answerLook } from '../../../../src-main/trainer/looks/answerLook'
import type { Device } from '../../../../src-main/trainer/openDevice'
import { openEager } from '../../trainer/openEager'

/** A run that stands before its first step, and questions to it. */
export async function standBefore(device: Device, document: GraphDocument) {
  const open = await openEager(device, document)
  const { opened: network, program, runner } = open
  const stage = {
    network: () => network,
    clock: () => runner.clock,
    beforeStep: <T>(work: (standing: Standing) => T) =>
      Promise.resolve(ok(work({ network, program, clock: runner.clock, entry: 'train' }))),
  }
  const ask = async <K extends LookKind>(question: LookRequest<K>): Promise<Look<K>> => {
    const answer = await answerLook(stage, lookQuestion.parse(question) as never)
    if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.cause}`)
    return answer.value as unknown as Look<K>
  }
  return { ...open, ask }
}
