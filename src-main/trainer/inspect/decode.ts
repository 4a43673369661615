import type { Reads } from '@shared/catalog/define/loss'
import { feedbackOf } from '@shared/compile/feedbackOf'
import type { DecodingRequest } from '@shared/ipc/decoding'
import type { Writing } from '@shared/ipc/types'
import { createRandom, type Random } from '@shared/random'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { readTensors } from '../engine/readTensors'
import { createNetwork } from '../program/createNetwork'
import type { OpenNetwork } from '../session/openNetwork'
import { freezeWeights } from './freezeWeights'
import { GAP, scoresOfState, scoresOfWindow } from './nextScores'

/** The place of the largest score, or one drawn with probabilities ∝ p^(1/temperature). */
export function chooseNext(scores: ArrayLike<number>, reads: Reads, temperature: number, random: Random): number {
  const logs = Array.from(scores, (score) => (reads === 'logits' ? score : Math.log(score)))
  const best = logs.indexOf(Math.max(...logs))
  if (temperature === 0 || best < 0) return Math.max(0, best)
  const powers = logs.map((log) => Math.exp((log - (logs[best] ?? 0)) / temperature))
  let left = random.uniform() * powers.reduce((sum, power) => sum + power, 0)
  const drawn = powers.findIndex((power) => (left -= power) < 0)
  return drawn < 0 ? best : drawn
}

/**
 * Writes one answer after another: what the network says at the last moment that is written goes back into it as the next. A network with a
 * start id answers until its port is full; a text goes on as long as is wanted, through a window of its last ids or, where that is asked for
 * and the network reads in order, with the states of its recurrent layers kept. Greedy or with a temperature; the same seed draws the same.
 * Lets other work in between answers; weights are those at the call.
 */
export async function decode(open: OpenNetwork, request: DecodingRequest): Promise<Result<Writing>> {
  const { tf, plan } = open
  const { objective: node, inputs, prompt, temperature, seed } = request
  const objective = plan.objectives.find((one) => one.node === node)
  const back = objective && feedbackOf(plan, objective)
  if (!objective || !back) return trainerFailure('outputUnknown', { node, port: 'prediction' })
  const { target, reads } = objective
  const begun = [...(back.start === undefined ? [] : [back.start]), ...prompt]
  if (begun.length === 0) begun.push(GAP)
  const count = Math.max(1, ...Object.values(inputs).map((rows) => rows.length))
  const written = Array.from({ length: count }, () => [...begun])
  const length = back.start === undefined ? request.length : Math.min(request.length, 1 + back.time - begun.length)
  const randoms = written.map((_, row) => createRandom(seed, `decode/${row}`))
  const frozen = freezeWeights(open)
  const network = createNetwork(tf, plan, frozen.weights)
  const scores =
    request.keepsState && back.inOrder
      ? scoresOfState(open, network, back, back.inOrder)
      : scoresOfWindow(open, network, back, inputs)
  try {
    for (let step = 0; step < length; step++) {
      const said = scores.of(written)
      if (!said.ok) return said
      const [values = []] = await readTensors(tf, [said.value])
      said.value.dispose()
      const width = values.length / count
      written.forEach((ids, row) => {
        const own = values.slice(row * width, (row + 1) * width)
        ids.push(chooseNext(own, reads, temperature, randoms[row] as Random))
      })
      await new Promise(setImmediate)
    }
    return ok({ target: target.type, rows: written.map((ids) => ids.slice(begun.length)) })
  } finally {
    scores.release()
    frozen.release()
  }
}
