import type { GraphDocument } from '@shared/graph/document'

/** Rows of each part, as the studio divides them. */
export interface RowShares {
  readonly train: number
  readonly validation: number
  readonly test: number
}

/** Parts of the rows of a data set, whose last `testRows` are a test part of its own. */
export function rowShares({ training: { split } }: GraphDocument, rows: number, testRows: number): RowShares {
  const own = rows - testRows
  const test = testRows > 0 ? 0 : Math.min(Math.round(own * split.test), own - 1)
  const validation = Math.min(Math.round(own * split.validation), Math.max(0, own - test - 1))
  return { train: own - test - validation, validation, test: testRows > 0 ? testRows : test }
}
