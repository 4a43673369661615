import { createRandom } from '@shared/random'

/** Row numbers of each part, ascending; disjoint, and together every row. */
export interface Split {
  readonly train: Int32Array
  readonly validation: Int32Array
  readonly test: Int32Array
}

export interface SplitArgs {
  /** Rows in all. */
  readonly rows: number
  /** Rows at the end that are the data set's own test part; over 0, `shares.test` is not used. */
  readonly testRows: number
  /** Shares of the rows that are not in the data set's own test part. */
  readonly shares: { readonly validation: number; readonly test: number }
  readonly seed: number
  /** Class number of each row: the parts get the classes in equal shares. */
  readonly classes?: ArrayLike<number>
}

/** Rows so that any run of them has the classes in their shares: each class's rows, shuffled, are spread evenly over the whole. */
function spread(count: number, seed: number, classes: ArrayLike<number> | undefined): Int32Array {
  const order = createRandom(seed, 'split').shuffle(Int32Array.from({ length: count }, (_, i) => i))
  if (!classes) return order
  const totals = new Map<number, number>()
  const ranks = new Float64Array(count)
  for (const row of order) {
    const label = classes[row] ?? 0
    const rank = totals.get(label) ?? 0
    ranks[row] = rank
    totals.set(label, rank + 1)
  }
  const place = ranks.map((rank, row) => (rank + 0.5) / (totals.get(classes[row] ?? 0) ?? 1))
  return order.sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0))
}

/** Divides rows into training, validation and test parts from the seed. Training keeps at least one row. */
export function splitRows({ rows, testRows, shares, seed, classes }: SplitArgs): Split {
  const own = rows - testRows
  const order = spread(own, seed, classes)
  const test = testRows > 0 ? 0 : Math.min(Math.round(own * shares.test), Math.max(0, own - 1))
  const validation = Math.min(Math.round(own * shares.validation), Math.max(0, own - test - 1))
  return {
    test: testRows > 0 ? Int32Array.from({ length: testRows }, (_, i) => own + i) : order.slice(0, test).sort(),
    validation: order.slice(test, test + validation).sort(),
    train: order.slice(test + validation).sort(),
  }
}
