import { expect } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import { lookQuestion, type Look, type LookRequest } from '../../../shared/looks/looks'
import { answerLook } from '../../../src-main/trainer/looks/answerLook'
import { trainDocument } from '../trainer/trainDocument'

/** Trains, and gives what answers questions about what was learned; no question may leave tensors behind. */
export async function lookAsker(document: GraphDocument) {
  const { session } = await trainDocument(document)
  const { network } = session
  if (!network) throw new Error('no network')
  await network.data()
  const stage = { network: () => network, clock: () => session.step, beforeStep: session.beforeStep.bind(session) }
  return async <K extends LookRequest['kind']>(question: LookRequest<K>): Promise<Look<K>> => {
    const before = network.tf.memory().numTensors
    const found = await answerLook(stage, lookQuestion.parse(question) as never)
    expect(network.tf.memory().numTensors).toBe(before)
    if (!found.ok) throw new Error(found.error.code)
    return found.value as never
  }
}
