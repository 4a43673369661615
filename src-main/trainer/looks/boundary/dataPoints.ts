import { sizeOf } from '@shared/catalog/define/tensorType'
import { feedsOf } from '@shared/compile/feedsOf'
import type { Objective } from '@shared/compile/trainingPlan'
import type { BoundaryPoints } from '@shared/looks/boundary'
import type { Feature } from '@shared/looks/planeOutputs'
import type { Fed } from '../../inspect/throughRows'
import { labeledClasses, predictedClasses } from '../../inspect/toClasses'
import { portKey } from '../../program/prepareData'
import type { OpenNetwork } from '../../session/openNetwork'
import { roundTo } from '../roundTo'

/** The numbers of features in rows of the data, by feature. */
export function columnsOf(
  { plan }: OpenNetwork,
  { facts }: Fed,
  features: readonly Feature[],
): readonly (readonly number[])[] {
  const feeds = feedsOf(plan)
  return features.map(({ node, port, at }) => {
    const ports = feeds.find((feed) => feed.node === node)?.ports ?? []
    const before = ports.slice(
      0,
      ports.findIndex(({ name }) => name === port),
    )
    const place = before.reduce((sum, { type }) => sum + sizeOf(type.shape), 0) + at
    return (facts.inputs[node] ?? []).map((row) => row[place] ?? NaN)
  })
}

/** What the target says of rows of the data, classes or values; nothing where it does not come straight from them. */
async function truthOf(
  open: OpenNetwork,
  { target: { node, port, type } }: Objective,
  rows: readonly number[],
  unit: number,
): Promise<readonly number[] | undefined> {
  const prepared = await open.data()
  const table = prepared.ok ? prepared.value.tables[portKey(node, port)] : undefined
  if (!table) return undefined
  const width = sizeOf(table.shape)
  const own = (row: number): ArrayLike<number> => table.values.subarray(row * width, (row + 1) * width)
  if (type.labels) return rows.flatMap((row) => (type.labels ? labeledClasses(own(row), 1, type.labels) : []))
  return rows.map((row) => roundTo((own(row)[Math.min(unit, width - 1)] ?? NaN) * (table.scale ?? 1)))
}

/**
 * Rows of the data as points of a plane.
 *
 * @param predicted What the network answers for them, row after row.
 */
export async function dataPoints(
  open: OpenNetwork,
  objective: Objective,
  { fed, axes, unit }: { readonly fed: Fed; readonly axes: readonly Feature[]; readonly unit: number },
  predicted: readonly number[],
): Promise<BoundaryPoints> {
  const { labels } = objective.target.type
  const [x = [], y = []] = columnsOf(open, fed, axes)
  const truth = await truthOf(open, objective, fed.numbers, unit)
  const guessed = truth && labels ? predictedClasses(predicted, truth.length, objective.reads, labels) : []
  return {
    x: x.map((value) => roundTo(value)),
    y: y.map((value) => roundTo(value)),
    ...(truth && { truth }),
    wrong: guessed.flatMap((guess, i) => (guess === truth?.[i] ? [] : [i])),
  }
}
