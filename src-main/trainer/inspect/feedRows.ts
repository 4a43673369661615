import { sizeOf, type TensorType } from '@shared/catalog/define/tensorType'
import type { Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { Values } from '../program/createNetwork'
import { portKey } from '../program/prepareData'

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

/** Rows by data node, in the numbers the network sees. */
export type Inputs = Readonly<Record<string, readonly (readonly number[])[]>>

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

/** Rows that are checked and may go through a network. */
export interface FedRows {
  readonly count: number
  /** Values of the data nodes' ports for the rows from one to before another; absent: for all. */
  take(tf: Tf, from?: number, to?: number): Values
}

/** Rows for the data nodes that the network itself reads, or what is wrong with them. */
export function feedRows(plan: TrainingPlan, inputs: Inputs): Result<FedRows> {
  const feeds = feedsOf(plan)
  const checked = checkInputs(feeds, inputs)
  if (!checked.ok) return checked
  return ok({
    count: checked.value,
    take: (tf, from, to) =>
      Object.fromEntries(
        feeds.map(({ node, port, type }) => {
          const rows = (inputs[node] ?? []).slice(from, to)
          return [portKey(node, port), tf.tensor(rows.flat(), [rows.length, ...type.shape], type.dtype)] as const
        }),
      ),
  })
}
