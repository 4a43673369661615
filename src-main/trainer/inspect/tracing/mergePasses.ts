import type { Tensor } from '@shared/catalog/define/tf'
import { fail, ok, type Result } from '@shared/result'
import type { GraphType, GraphValue, Operation } from '../../../export/graph/InferenceGraph'
import { mergeAttributes, mergeShapes, UNLIKE, type RowCounts } from './mergeSizes'
import type { Origin, RecordedValue } from './recordPass'
import type { RecordedPass } from './runPass'

export interface MergedValue extends GraphValue {
  readonly from: Origin
  readonly node: string
  /** Its values in both passes, where they hang on nothing that goes in and on no weight. */
  readonly constant?: readonly [Tensor, Tensor]
}

/** A pass for any number of rows, as it was recorded: with what nobody needs, and constants in many pieces. */
export interface MergedPass {
  readonly rows: RowCounts
  readonly values: readonly MergedValue[]
  readonly operations: readonly Operation[]
  readonly outputs: RecordedPass['outputs']
}

const TYPES = new Set(['float32', 'int32', 'bool'])

/** What differs for another number of rows in a way that no size tells: the node where it does. */
interface Differs {
  readonly node: string
}

function mergeValue(a: RecordedValue, b: RecordedValue | undefined, rows: RowCounts): MergedValue | undefined {
  const shape = b && a.type === b.type ? mergeShapes(a.shape, b.shape, rows) : UNLIKE
  if (!b || shape === UNLIKE || !TYPES.has(a.type) || JSON.stringify(a.from) !== JSON.stringify(b.from))
    return undefined
  const constant = a.constant && b.constant && ([a.constant, b.constant] as const)
  return { type: a.type as GraphType, shape, from: a.from, node: a.node, ...(constant && { constant }) }
}

const isSaid = ([, value]: readonly [string, unknown]): boolean => value !== undefined

/** Two passes with different numbers of rows made one, or the node that does something else for more rows. */
export function mergePasses(a: RecordedPass, b: RecordedPass): Result<MergedPass, Differs> {
  const rows: RowCounts = [a.rows, b.rows]
  const [ofA, ofB] = [a.recorder, b.recorder]
  const values: MergedValue[] = []
  for (const [i, value] of ofA.values.entries()) {
    const merged = mergeValue(value, ofB.values[i], rows)
    if (!merged) return fail({ node: value.node })
    values.push(merged)
  }
  const operations: Operation[] = []
  for (const [i, { kernel, inputs, attributes, outputs, node }] of ofA.operations.entries()) {
    const other = ofB.operations[i]
    const merged = mergeAttributes(attributes, other?.attributes, rows)
    const same = kernel === other?.kernel && JSON.stringify(inputs) === JSON.stringify(other.inputs)
    if (!same || merged === UNLIKE) return fail({ node })
    const said = Object.fromEntries(Object.entries(merged as object).filter(isSaid))
    operations.push({ kernel, inputs, attributes: said, outputs, node })
  }
  const [last] = ofB.operations.slice(operations.length)
  return last ? fail({ node: last.node }) : ok({ rows, values, operations, outputs: a.outputs })
}
