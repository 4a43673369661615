import type { Random } from '../../random'
import { defineInitializer } from '../define/initializer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { gainText } from './_texts'

/**
 * `count` random rows of `length ≥ count` numbers, each of length 1 and at right angles to the others, all such sets being equally
 * likely: normal rows made orthogonal one by one (modified Gram–Schmidt, in double precision).
 */
function orthonormalRows(count: number, length: number, random: Random): readonly Float64Array[] {
  const rows: Float64Array[] = []
  const dot = (a: Float64Array, b: Float64Array): number => {
    let sum = 0
    for (let i = 0; i < length; i++) sum += (a[i] as number) * (b[i] as number)
    return sum
  }
  while (rows.length < count) {
    const row = Float64Array.from({ length }, () => random.normal())
    for (const other of rows) {
      const along = dot(row, other)
      for (let i = 0; i < length; i++) row[i] = (row[i] as number) - along * (other[i] as number)
    }
    const size = Math.sqrt(dot(row, row))
    // What is left of a row that lay among the others is rounding.
    if (size > 1e-6) rows.push(row.map((value) => value / size))
  }
  return rows
}

/** Orthonormal rows or columns, whichever are fewer, of the matrix with the last axis as columns (A. Saxe and others, 2013). Keras `Orthogonal`. */
export default defineInitializer({
  id: 'orthogonal',
  params: { gain: float(-100, 100, 1) },
  sample: ({ p, shape, random }) => {
    const columns = shape.at(-1) ?? 1
    const rows = sizeOf(shape) / columns
    const set = orthonormalRows(Math.min(rows, columns), Math.max(rows, columns), random)
    const values = new Float32Array(rows * columns)
    if (rows <= columns) set.forEach((row, r) => values.set(row, r * columns))
    else set.forEach((column, c) => column.forEach((value, r) => (values[r * columns + c] = value)))
    return p.gain === 1 ? values : values.map((value) => value * p.gain)
  },
  keras: (p) => ({ className: 'Orthogonal', config: { gain: p.gain }, name: 'orthogonal' }),
  text: {
    en: {
      title: 'Orthogonal',
      help: 'Rows or columns at right angles to one another, each of length 1: repeated multiplication neither stretches nor shrinks. Made for the state of recurrent layers.',
      formula: 'WWᵀ = g^{2}·I',
      params: { gain: gainText.en },
    },
    uk: {
      title: 'Ортогональний',
      help: 'Рядки або стовпці взаємно перпендикулярні й мають довжину 1: повторне множення не розтягує і не стискає. Створений для стану рекурентних шарів.',
      formula: 'WWᵀ = g^{2}·I',
      params: { gain: gainText.uk },
    },
  },
})
