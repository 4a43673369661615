import type { Tensor } from '@shared/catalog/define/tf'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { throughRows } from '../inspect/throughRows'
import type { LookDefinition } from './defineLook'
import { answering, measuredParts, scoresOf } from './scored'

/** Gradients of the score of one output by all that goes in, for one row. */
export const saliency: LookDefinition<'saliency'> = async ({ network: open, compute, read }, { rows, output }) => {
  const { tf } = open
  const answer = answering(open)
  if (!answer.ok) return answer
  const parts = measuredParts(open, answer.value)
  if (parts.length === 0) return trainerFailure('noScores')
  const fed = await throughRows(open, answer.value.nodes, { ...rows, count: 1 })
  if (!fed.ok) return fed
  const { facts, take, release } = fed.value
  try {
    const tensors = compute((now): Record<string, Tensor> => {
      const given = take()
      const scoresWith = (inputs: readonly Tensor[]): Tensor =>
        scoresOf(
          now,
          answer.value,
          { ...given, ...Object.fromEntries(parts.map(({ key }, i) => [key, inputs[i] as Tensor])) },
          1,
        )
      const inputs = parts.map(({ key }) => given[key] as Tensor)
      const scores = scoresWith(inputs)
      const chosen = output === undefined ? tf.argMax(scores, 1) : tf.tensor1d([output], 'int32')
      const mask = tf.oneHot(chosen as never, scores.shape[1] ?? 1)
      const gradients = tf.grads((...xs) => tf.sum(tf.mul(scoresWith(xs), mask)))(inputs)
      return { scores, chosen, ...Object.fromEntries(parts.map(({ key }, i) => [`of ${key}`, gradients[i] as Tensor])) }
    })
    const told = await read(tensors)
    if (!told.ok) return told
    const gradients = Object.fromEntries(
      Object.entries(facts.inputs).map(([node, [row = []]]) => {
        const all = row.map(() => 0)
        for (const part of parts)
          if (part.node === node) told.value[`of ${part.key}`]?.values.forEach((value, i) => (all[part.at + i] = value))
        return [node, all]
      }),
    )
    return ok({
      ...facts,
      scores: told.value['scores']?.values ?? [],
      output: told.value['chosen']?.values[0] ?? 0,
      gradients,
    })
  } catch (error) {
    return /gradient/i.test(String(error)) ? trainerFailure('noScores', {}, error) : Promise.reject(error)
  } finally {
    release()
  }
}
