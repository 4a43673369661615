import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix'
import { createRandom } from '@shared/random'

/** Directions that are followed besides those that are wanted, and times that all are turned towards the widest ones. */
const BESIDES = 8
const TURNS = 12

/**
 * The first principal components of rows, by turning a few directions towards the widest (subspace iteration; N. Halko, P.-G. Martinsson,
 * J. A. Tropp, 2011).
 *
 * @param gram Products of all pairs of rows whose mean was taken off, `[rows, rows]`.
 * @returns `scores`: `[rows, components]`, the greatest number of each component positive; `shares` of the variance, 0–1.
 */
export function principalComponents(
  gram: readonly number[],
  rows: number,
  components: number,
): { readonly scores: readonly (readonly number[])[]; readonly shares: readonly number[] } {
  const products = new Matrix(Array.from({ length: rows }, (_, i) => gram.slice(i * rows, (i + 1) * rows)))
  const width = Math.min(rows, components + BESIDES)
  const random = createRandom(1, 'principalComponents')
  let basis = new QrDecomposition(
    new Matrix(Array.from({ length: rows }, () => Array.from({ length: width }, () => random.normal()))),
  ).orthogonalMatrix
  for (let turn = 0; turn < TURNS; turn++) basis = new QrDecomposition(products.mmul(basis)).orthogonalMatrix
  const small = basis.transpose().mmul(products).mmul(basis)
  const { realEigenvalues: found, eigenvectorMatrix } = new EigenvalueDecomposition(small, { assumeSymmetric: true })
  const order = found
    .map((_, i) => i)
    .sort((a, b) => (found[b] ?? 0) - (found[a] ?? 0))
    .slice(0, components)
  const all = products.trace()
  const directions = basis.mmul(eigenvectorMatrix)
  const columns = order.map((at) => {
    const column = directions.getColumn(at).map((value) => value * Math.sqrt(Math.max(0, found[at] ?? 0)))
    const far = column.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
    return far < 0 ? column.map((value) => -value) : column
  })
  return {
    scores: Array.from({ length: rows }, (_, row) => columns.map((column) => column[row] ?? 0)),
    shares: order.map((at) => (all > 0 ? Math.max(0, found[at] ?? 0) / all : 0)),
  }
}
