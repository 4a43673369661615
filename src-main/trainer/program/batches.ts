import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import { FEWEST_ROWS } from '@shared/compile/partsOf'
import type { Objective } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import { maskKey, type Values } from './createNetwork'
import { portKey } from './prepareData'
import type { RowReads, StepContext, Table } from './stepProgram'

/** Some rows of a batch. */
export interface Part {
  /** Values that the data nodes give for them. */
  readonly feeds: Values
  /** Number of the first row in the batch. */
  readonly first: number
  readonly rows: number
  /** Rows of the whole batch. */
  readonly size: number
}

/** Sizes of `chains` parts of a batch, as equal as can be. */
function cut(size: number, chains: number): readonly number[] {
  const count = Math.max(1, Math.min(chains, Math.floor(size / FEWEST_ROWS)))
  return Array.from({ length: count }, (_, number) => shareOf(size, { number, of: count }).size)
}

/** The rows that a step reads are divided among so many batches; this is one of them. */
export interface Share {
  readonly number: number
  readonly of: number
}
export const WHOLE: Share = { number: 0, of: 1 }

/** How many of so many rows a share has, and how many come before them. */
export function shareOf(rows: number, { number, of }: Share): { readonly begin: number; readonly size: number } {
  const begin = Math.floor((number * rows) / of)
  return { begin, size: Math.floor(((number + 1) * rows) / of) - begin }
}

/** What batches are made from. */
interface Source {
  readonly tf: Tf
  readonly tables: Readonly<Record<string, Table>>
  /** Parts that a batch is cut into. */
  readonly chains: number
  readonly cursor: Variable
}

/** A batch of the step that a cursor points at, in parts. */
export function batch(
  { tf, tables, chains, cursor }: Source,
  context: StepContext,
  { stride, size: all, skipped = 0 }: RowReads,
  share: Share = WHOLE,
): readonly Part[] {
  const start = tf.mul(cursor, tf.scalar(stride, 'int32'))
  const { begin, size } = shareOf(all, share)
  let first = 0
  return cut(size, chains).map((rows) => {
    const from = skipped + begin + first
    const places = tf.add(tf.range(from, from + rows, 1, 'int32'), start)
    const numbers = context.listed(tf.cast(places, 'int32'))
    const feeds = Object.fromEntries(Object.keys(tables).map((name) => [name, context.rows(name, numbers)]))
    const part = { feeds, first, rows, size }
    first += rows
    return part
  })
}

/** Draws for some rows of a batch: theirs of what the whole draws, so that it does not matter how a batch is cut. */
export function drawRows(tf: Tf, whole: Draw, { first, rows, size }: Part): Draw {
  if (rows === size) return whole
  const only = (draw: (shape: readonly number[]) => Tensor, [own, ...rest]: readonly number[]): Tensor => {
    if (own !== rows) throw new Error('What is drawn has no row for each sample')
    return tf.slice(draw([size, ...rest]), [first, ...rest.map(() => 0)], [rows, ...rest])
  }
  return {
    uniform: (shape) => only((all) => whole.uniform(all), shape),
    normal: (shape) => only((all) => whole.normal(all), shape),
    int: (shape, below) => only((all) => whole.int(all, below), shape),
    whole,
  }
}

/** Rows of all parts, one part after another. */
export const joinParts = (tf: Tf, parts: readonly Tensor[]): Tensor =>
  parts.length === 1 ? (parts[0] as Tensor) : tf.concat([...parts])

/** What objectives compare or learn from, and what of it is padding, of the whole batch from that of its parts. */
export function wholeBatch(tf: Tf, objectives: readonly Objective[], parts: readonly Values[]): Values {
  const ends = objectives.flatMap(({ prediction, target, rule }) => [prediction, target, ...(rule?.inputs ?? [])])
  const keys = ends.flatMap(({ node, port }) => [portKey(node, port), maskKey(node, port)])
  return Object.fromEntries(
    keys.flatMap((key) => {
      const each = parts.flatMap((part) => part[key] ?? [])
      return each.length > 0 ? [[key, joinParts(tf, each)] as const] : []
    }),
  )
}
