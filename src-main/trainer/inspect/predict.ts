import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import { feedsOf, type Feed } from '@shared/compile/feedsOf'
import type { Prediction } from '@shared/ipc/types'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { readTensors } from '../engine/readTensors'
import { inference } from '../program/createNetwork'
import { portKey } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'

/** Rows that go through the network at once. */
const ROWS = 64

/** Numbers in a row of a data node: its ports one after another. */
const widthOf = ({ ports }: Feed): number => ports.reduce((sum, { type }) => sum + sizeOf(type.shape), 0)

type Inputs = Readonly<Record<string, readonly (readonly number[])[]>>

function checkInputs(feeds: readonly Feed[], inputs: Inputs): Result<number> {
  let count: number | undefined
  for (const feed of feeds) {
    const { node } = feed
    const rows = inputs[node]
    if (!rows || rows.length === 0) return trainerFailure('inputMissing', { node })
    const needed = widthOf(feed)
    const wrong = rows.find((row) => row.length !== needed)
    if (wrong) return trainerFailure('inputSize', { node, needed, found: wrong.length })
    for (const row of rows) {
      const value = row.find((number) => !Number.isFinite(Math.fround(number)))
      if (value !== undefined) return trainerFailure('inputNotFinite', { node, value })
    }
    if (count !== undefined && rows.length !== count)
      return trainerFailure('inputRows', { needed: count, found: rows.length })
    count = rows.length
  }
  return count === undefined ? trainerFailure('inputMissing', { node: '' }) : ok(count)
}

const toRows = (values: Float32Array | Int32Array, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)))

/** What is predicted at each objective, all rows with the weights as they are at the call. */
async function forward(
  { tf, plan, network }: OpenNetwork,
  feeds: readonly Feed[],
  inputs: Inputs,
  count: number,
): Promise<(Float32Array | Int32Array)[]> {
  const part = (from: number): Tensor[] =>
    tf.tidy(() => {
      const fed = feeds.flatMap(({ node, ports }) => {
        const rows = (inputs[node] ?? []).slice(from, from + ROWS)
        let at = 0
        return ports.map(({ name, type: { shape, dtype } }) => {
          const [start, end] = [at, (at += sizeOf(shape))]
          const values = rows.flatMap((row) => row.slice(start, end))
          return [portKey(node, name), tf.tensor(values, [rows.length, ...shape], dtype)] as const
        })
      })
      const [values = {}] = network.forward([Object.fromEntries(fed)], inference(tf, plan)).values
      return plan.objectives.map(({ prediction }) => values[portKey(prediction.node, prediction.port)] as Tensor)
    })
  const predicted = tf.tidy(() => {
    const parts = Array.from({ length: Math.ceil(count / ROWS) }, (_, i) => part(i * ROWS))
    return plan.objectives.map((_, i) => tf.concat(parts.map((of) => of[i] as Tensor)))
  })
  try {
    return await readTensors(tf, predicted)
  } finally {
    predicted.forEach((tensor) => tensor.dispose())
  }
}

/**
 * Sends rows of features through a network.
 *
 * @param inputs By data node, rows in the numbers the network sees (pixels 0–1); where it reads several ports, those one after another.
 * @returns By loss node what is predicted there.
 */
export async function predict(open: OpenNetwork, inputs: Inputs): Promise<Result<Prediction>> {
  const { plan } = open
  const feeds = feedsOf(plan)
  const checked = checkInputs(feeds, inputs)
  if (!checked.ok) return checked
  const predicted = await forward(open, feeds, inputs, checked.value)
  const outputs = plan.objectives.map(({ node, prediction, target, reads }, i) => {
    const rows = toRows(predicted[i] as Float32Array | Int32Array, sizeOf(prediction.type.shape))
    return [node, { type: prediction.type, target: target.type, reads, rows }] as const
  })
  return ok({ outputs: Object.fromEntries(outputs) })
}
