import type { Labels, TensorType } from '@shared/catalog/define/tensorType'

const largest = (values: ArrayLike<number>, from: number, count: number): number => {
  let best = 0
  for (let i = 1; i < count; i++) if ((values[from + i] ?? 0) > (values[from + best] ?? 0)) best = i
  return best
}

/** Where an output of one number divides two classes: in the middle of 0 and 1, or of −1 and +1. */
const threshold = (encoding: Labels['encoding']): number => (encoding === 'signed' ? 0 : 0.5)

/** Class numbers that a network's outputs stand for, row after row. */
export function predictedClasses(values: ArrayLike<number>, rows: number, prediction: TensorType, labels: Labels): number[] {
  const width = values.length / Math.max(1, rows)
  if (labels.encoding === 'oneHot' || labels.encoding === 'index') return Array.from({ length: rows }, (_, row) => largest(values, row * width, width))
  // Without a squashing function the output is a logit, whose middle is 0.
  const middle = prediction.activation === 'linear' ? 0 : threshold(labels.encoding)
  return Array.from({ length: rows }, (_, row) => ((values[row * width] ?? 0) > middle ? 1 : 0))
}

/** Class numbers that encoded labels stand for. */
export function labeledClasses(values: ArrayLike<number>, rows: number, { encoding, classes }: Labels): number[] {
  if (encoding === 'oneHot') return Array.from({ length: rows }, (_, row) => largest(values, row * classes, classes))
  if (encoding === 'index') return Array.from({ length: rows }, (_, row) => values[row] ?? 0)
  return Array.from({ length: rows }, (_, row) => ((values[row] ?? 0) > threshold(encoding) ? 1 : 0))
}
