import type { Tensor } from '@shared/catalog/define/tf'
import type { MergedValue } from './mergePasses'

/** What can stand for a value that hangs on nothing that goes in. */
export type Constant =
  | { readonly kind: 'values'; readonly values: readonly number[] }
  /** The same number everywhere. */
  | { readonly kind: 'fill'; readonly value: number }
  /** The same in every row: the values of one. */
  | { readonly kind: 'rows'; readonly values: readonly number[] }
  /** Number of the row, beginning at 0. */
  | { readonly kind: 'numbers' }

/** So many equal numbers are told by one. */
const FEW = 16

const read = async (tensor: Tensor): Promise<readonly number[]> => Array.from(await tensor.data(), Number)

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]))
const allEqual = (values: readonly number[]): boolean => values.every((value) => Object.is(value, values[0]))
/** Whether values are those of one row again and again. */
const repeats = (values: readonly number[], row: readonly number[]): boolean =>
  values.every((value, i) => Object.is(value, row[i % row.length]))
const counts = (values: readonly number[]): boolean => values.every((value, i) => value === i)

/** The constant that a value is for any number of rows; `undefined`: it differs from pass to pass. */
export async function toConstant({ shape, constant }: MergedValue): Promise<Constant | undefined> {
  if (!constant) return undefined
  const [a, b] = await Promise.all(constant.map(read)) as [readonly number[], readonly number[]] // prettier-ignore
  const still = shape.every((size) => typeof size === 'number')
  if (allEqual(a) && allEqual(b) && Object.is(a[0], b[0]) && (!still || a.length > FEW))
    return { kind: 'fill', value: a[0] ?? 0 }
  if (still) return same(a, b) ? { kind: 'values', values: a } : undefined
  const [first] = shape
  // Only the first axis may go with the rows here, one for each.
  const perRow = typeof first === 'object' && first.perRow === 1
  if (!perRow || shape.slice(1).some((size) => typeof size !== 'number')) return undefined
  const row = a.slice(0, a.length / (constant[0].shape[0] ?? 1))
  if (repeats(a, row) && repeats(b, row)) return { kind: 'rows', values: row }
  return row.length === 1 && counts(a) && counts(b) ? { kind: 'numbers' } : undefined
}
