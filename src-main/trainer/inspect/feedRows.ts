import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Tf } from '@shared/catalog/define/tf'
import { feedsOf, type Feed } from '@shared/compile/feedsOf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { Values } from '../program/createNetwork'
import { portKey } from '../program/prepareData'

/** Numbers in a row of a data node: its ports one after another. */
const widthOf = ({ ports }: Feed): number => ports.reduce((sum, { type }) => sum + sizeOf(type.shape), 0)

/** Rows by data node, in the numbers the network sees. */
export type Inputs = Readonly<Record<string, readonly (readonly number[])[]>>

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
        feeds.flatMap(({ node, ports }) => {
          const rows = (inputs[node] ?? []).slice(from, to)
          let at = 0
          return ports.map(({ name, type: { shape, dtype } }) => {
            const [start, end] = [at, (at += sizeOf(shape))]
            const values = rows.flatMap((row) => row.slice(start, end))
            return [portKey(node, name), tf.tensor(values, [rows.length, ...shape], dtype)] as const
          })
        }),
      ),
  })
}
