import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import type { Prediction } from '@shared/ipc/types'
import { ok, type Result } from '@shared/result'
import { readTensors } from '../engine/readTensors'
import { inference } from '../program/createNetwork'
import { portKey } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import { feedRows, type FedRows, type Inputs } from './feedRows'
import { toRows } from './toRows'

/** Rows that go through the network at once. */
const ROWS = 64

/** What is predicted at each objective, all rows with the weights as they are at the call. */
async function forward(
  { tf, plan, network }: OpenNetwork,
  { count, take }: FedRows,
): Promise<(Float32Array | Int32Array)[]> {
  const part = (from: number): Tensor[] =>
    tf.tidy(() => {
      const [values = {}] = network.forward([take(tf, from, from + ROWS)], inference(tf, plan)).values
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
  const rows = feedRows(plan, inputs)
  if (!rows.ok) return rows
  const predicted = await forward(open, rows.value)
  const outputs = plan.objectives.map(({ node, prediction, target, reads }, i) => {
    const answers = toRows(predicted[i] as Float32Array | Int32Array, sizeOf(prediction.type.shape))
    return [node, { type: prediction.type, target: target.type, reads, rows: answers }] as const
  })
  return ok({ outputs: Object.fromEntries(outputs) })
}
