import type { Reads } from '@shared/catalog/define/loss'
import { middleOf } from '@shared/catalog/define/middleOf'
import type { Labels } from '@shared/catalog/define/tensorType'

const largest = (values: ArrayLike<number>, from: number, count: number): number => {
  let best = 0
  for (let i = 1; i < count; i++) if ((values[from + i] ?? 0) > (values[from + best] ?? 0)) best = i
  return best
}

/** Class numbers that a network's outputs stand for, row after row, by the rule that the accuracy is counted with. */
export function predictedClasses(
  values: ArrayLike<number>,
  rows: number,
  reads: Reads,
  { encoding }: Labels,
): number[] {
  const width = values.length / Math.max(1, rows)
  if (width !== 1) return Array.from({ length: rows }, (_, row) => largest(values, row * width, width))
  const middle = middleOf(reads, encoding)
  return Array.from({ length: rows }, (_, row) => ((values[row] ?? 0) > middle ? 1 : 0))
}

/** Class numbers that encoded labels stand for. */
export function labeledClasses(values: ArrayLike<number>, rows: number, { encoding, classes }: Labels): number[] {
  if (encoding === 'oneHot') return Array.from({ length: rows }, (_, row) => largest(values, row * classes, classes))
  if (encoding === 'signed') return Array.from({ length: rows }, (_, row) => ((values[row] ?? 0) > 0 ? 1 : 0))
  return Array.from({ length: rows }, (_, row) => values[row] ?? 0)
}
