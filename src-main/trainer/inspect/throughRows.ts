import type { Tensor } from '@shared/catalog/define/tf'
import { feedsOf, type Feed } from '@shared/compile/feedsOf'
import { indexGraph, spreadFrom } from '@shared/compile/graphIndex'
import type { RowFacts } from '@shared/looks/look'
import { ok, type Result } from '@shared/result'
import { gatherRows } from '../engine/gatherRows'
import { readTensors } from '../engine/readTensors'
import { inference, type Values } from '../program/createNetwork'
import { portKey, type PreparedData } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import { classesOfRows } from './classesOfRows'
import { feedRows, type Inputs } from './feedRows'
import { toRows } from './toRows'

/** What goes through the network while somebody looks. */
export interface Fed {
  readonly count: number
  readonly facts: RowFacts
  /** Numbers of the rows in the data; none: they were made. */
  readonly numbers: readonly number[]
  /** Values of the data nodes' ports. */
  take(): Values
  /** Called once they are of no use any more. */
  release(): void
}

/** Rows that somebody made, or so many of a part, the training part where none is named, from one on, and round again. */
export interface WantedRows {
  readonly inputs?: Inputs | undefined
  readonly part?: 'train' | 'validation'
  readonly from: number
  readonly count: number
}

/** Values of the ports of data nodes, and their rows as numbers, ports of a node one after another. */
async function gatherFeeds(
  { tf }: OpenNetwork,
  feeds: readonly Feed[],
  { tables }: PreparedData,
  numbers: readonly number[],
): Promise<{ readonly values: Values; readonly inputs: RowFacts['inputs'] }> {
  const values: Record<string, Tensor> = {}
  const inputs: Record<string, number[][]> = {}
  for (const { node, ports } of feeds) {
    const tensors = ports.flatMap(({ name }) => {
      const key = portKey(node, name)
      const table = tables[key]
      return table ? [(values[key] = tf.keep(gatherRows(tf, table, numbers)))] : []
    })
    const read = await readTensors(tf, tensors)
    const rows = read.map((own) => toRows(own, own.length / numbers.length))
    inputs[node] = numbers.map((_, i) => rows.flatMap((of) => of[i] ?? []))
  }
  return { values, inputs }
}

async function rowsOfData(
  open: OpenNetwork,
  feeds: readonly Feed[],
  { from, count, part = 'train' }: WantedRows,
): Promise<Result<Fed>> {
  const { plan } = open
  const prepared = await open.data()
  if (!prepared.ok) return prepared
  const { split } = prepared.value
  const own = split[part]
  const { length } = own
  const numbers = Array.from({ length: Math.min(count, length) }, (_, i) => own[(from + i) % length] ?? 0)
  const classes = classesOfRows(plan, prepared.value, plan.datasets)
  const { values, inputs } = await gatherFeeds(open, feeds, prepared.value, numbers)
  return ok({
    count: numbers.length,
    numbers,
    take: () => values,
    release: () => Object.values(values).forEach((tensor) => tensor.dispose()),
    facts: {
      inputs,
      rows: length,
      ...(classes && { classes: numbers.map((row) => classes[row] ?? 0) }),
    },
  })
}

/**
 * Rows for the data that come to some nodes, to be sent through the network.
 *
 * @param nodes Those, and all before them: `upstream`.
 */
export async function throughRows(
  open: OpenNetwork,
  nodes: ReadonlySet<string>,
  wanted: WantedRows,
): Promise<Result<Fed>> {
  const feeds = feedsOf(open.plan).filter((one) => nodes.has(one.node))
  const { inputs } = wanted
  if (!inputs) return rowsOfData(open, feeds, wanted)
  const given = feedRows(open.plan, inputs)
  if (!given.ok) return given
  return ok({
    count: given.value.count,
    numbers: [],
    take: () => given.value.take(open.tf),
    // Made in the pass, they go with it.
    release: () => undefined,
    facts: { inputs, rows: 0 },
  })
}

/** What comes out of some nodes for rows that go through while nothing learns. */
export function passRows(
  { tf, plan, network }: OpenNetwork,
  nodes: ReadonlySet<string>,
  given: Values,
  rows: number,
): Values {
  const [values = {}] = network.forward([given], { ...inference(tf, plan), rows, nodes }).values
  return values
}

/** Nodes and all that comes before them. */
export const upstream = ({ plan }: OpenNetwork, nodes: readonly string[]): ReadonlySet<string> =>
  spreadFrom([...nodes], indexGraph(plan.document), 'upstream')
