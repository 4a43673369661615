import { sizeOf, type TensorType } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Prediction } from '@shared/ipc/types'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { INFERENCE } from '../program/createNetwork'
import { portKey } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'

/** Rows that go through the network at once. */
const ROWS = 64

interface Feed {
  readonly node: string
  readonly port: string
  readonly type: TensorType
}

/** Ports of data nodes that the network itself reads; those that only losses read are not needed. */
function feedsOf(plan: TrainingPlan): Feed[] {
  const feeds = new Map<string, Feed>()
  for (const id of plan.order) {
    const checked = plan.checked.nodes[id]
    if (!checked?.item || checked.item.kind === 'loss') continue
    for (const { source } of checked.incoming) {
      const from = plan.checked.nodes[source.node]
      const type = from?.outputs[source.port]
      if (from?.item?.kind === 'dataset' && type) feeds.set(portKey(source.node, source.port), { ...source, type })
    }
  }
  return [...feeds.values()]
}

type Inputs = Readonly<Record<string, readonly (readonly number[])[]>>

function checkInputs(feeds: readonly Feed[], inputs: Inputs): Result<number> {
  let count: number | undefined
  for (const { node, type } of feeds) {
    const rows = inputs[node]
    if (!rows || rows.length === 0) return trainerFailure('inputMissing', { node })
    const needed = sizeOf(type.shape)
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

const toRows = (tensor: Tensor, width: number): number[][] => {
  const values = tensor.dataSync()
  return Array.from({ length: tensor.shape[0] ?? 0 }, (_, row) =>
    Array.from(values.subarray(row * width, (row + 1) * width)),
  )
}

/**
 * Sends rows of features through a network.
 *
 * @param inputs By data node, rows in the numbers the network sees (pixels 0–1).
 * @returns By loss node what is predicted there.
 */
export function predict({ tf, plan, network }: OpenNetwork, inputs: Inputs): Result<Prediction> {
  const feeds = feedsOf(plan)
  const checked = checkInputs(feeds, inputs)
  if (!checked.ok) return checked
  const outputs = Object.fromEntries(
    plan.objectives.map(({ node, prediction, target, reads }) => [
      node,
      { type: prediction.type, target: target.type, reads, rows: [] as number[][] },
    ]),
  )
  for (let from = 0; from < checked.value; from += ROWS) {
    tf.tidy(() => {
      const fed = feeds.map(({ node, port, type }) => {
        const rows = (inputs[node] ?? []).slice(from, from + ROWS)
        return [portKey(node, port), tf.tensor(rows.flat(), [rows.length, ...type.shape], type.dtype)] as const
      })
      const [values = {}] = network.forward([Object.fromEntries(fed)], INFERENCE).values
      for (const { node, prediction } of plan.objectives) {
        const value = values[portKey(prediction.node, prediction.port)]
        if (value) outputs[node]?.rows.push(...toRows(value, sizeOf(prediction.type.shape)))
      }
    })
  }
  return ok({ outputs })
}
