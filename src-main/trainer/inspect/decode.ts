import type { Reads } from '@shared/catalog/define/loss'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import { feedbackOf, type FedBack } from '@shared/compile/feedbackOf'
import type { DecodingRequest } from '@shared/ipc/decoding'
import type { Writing } from '@shared/ipc/types'
import { createRandom, type Random } from '@shared/random'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { readTensors } from '../engine/readTensors'
import { createNetwork, inference, type Values } from '../program/createNetwork'
import { portKey } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import { feedRows, type Inputs } from './feedRows'
import { freezeWeights } from './freezeWeights'

/** The id that stands for nothing. */
const GAP = 0

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

/** Rows of every data node that the network reads, with what is written so far where it goes back in. */
function inputsWith({ feed, port, time }: FedBack, given: Inputs, written: readonly (readonly number[])[]): Inputs {
  const before = feed.ports.findIndex(({ name }) => name === port)
  const at = feed.ports.slice(0, before).reduce((sum, { type }) => sum + sizeOf(type.shape), 0)
  const rows = written.map((ids, row) => {
    const others = given[feed.node]?.[row] ?? []
    const seen = ids.slice(-time)
    const gaps = new Array<number>(time - seen.length).fill(GAP)
    return [...others.slice(0, at), ...seen, ...gaps, ...others.slice(at)]
  })
  return { ...given, [feed.node]: rows }
}

/**
 * Writes one answer after another: what the network says at the last moment that is written goes back into it as the next. A network with a
 * start id answers until its port is full; a text goes on as long as is wanted, through a window of its last ids. Greedy or with a
 * temperature; the same seed draws the same. Lets other work in between answers; weights are those at the call.
 */
export async function decode(open: OpenNetwork, request: DecodingRequest): Promise<Result<Writing>> {
  const { tf, plan } = open
  const { objective: node, inputs, prompt, temperature, seed } = request
  const objective = plan.objectives.find((one) => one.node === node)
  const back = objective && feedbackOf(plan, objective)
  if (!objective || !back) return trainerFailure('outputUnknown', { node, port: 'prediction' })
  const { prediction, target, reads } = objective
  const begun = [...(back.start === undefined ? [] : [back.start]), ...prompt]
  if (begun.length === 0) begun.push(GAP)
  const count = Math.max(1, ...Object.values(inputs).map((rows) => rows.length))
  const written = Array.from({ length: count }, () => [...begun])
  const length = back.start === undefined ? request.length : Math.min(request.length, 1 + back.time - begun.length)
  const randoms = written.map((_, row) => createRandom(seed, `decode/${row}`))
  const width = sizeOf(prediction.type.shape) / back.time
  const frozen = freezeWeights(open)
  const network = createNetwork(tf, plan, frozen.weights)
  const answer = (values: Values, moment: number): Tensor => {
    const [made = {}] = network.forward([values], inference(tf, plan)).values
    const all = made[portKey(prediction.node, prediction.port)] as Tensor
    return tf.slice(tf.reshape(all, [count, back.time, width]), [0, moment, 0], [count, 1, width])
  }
  try {
    for (let step = 0; step < length; step++) {
      const rows = feedRows(plan, inputsWith(back, inputs, written))
      if (!rows.ok) return rows
      const moment = Math.min(begun.length + step, back.time) - 1
      const said = tf.tidy(() => answer(rows.value.take(tf), moment))
      const [scores = []] = await readTensors(tf, [said])
      said.dispose()
      written.forEach((ids, row) => {
        const own = scores.slice(row * width, (row + 1) * width)
        ids.push(chooseNext(own, reads, temperature, randoms[row] as Random))
      })
      await new Promise(setImmediate)
    }
    return ok({ target: target.type, rows: written.map((ids) => ids.slice(begun.length)) })
  } finally {
    frozen.release()
  }
}
