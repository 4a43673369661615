import type { LookTensor } from '@shared/looks/look'

/** A tensor as rows: its first axis, the others flat. */
export function tensorRows({ shape, values }: LookTensor): readonly (readonly number[])[] {
  const count = shape[0] ?? 1
  const width = count > 0 ? values.length / count : 0
  return Array.from({ length: count }, (_, row) => values.slice(row * width, (row + 1) * width))
}

/** A matrix turned over, `[rows, columns]` to one row a column. */
export function columnsOf({ shape, values }: LookTensor): readonly (readonly number[])[] {
  const columns = shape.at(-1) ?? 1
  const rows = columns > 0 ? values.length / columns : 0
  return Array.from({ length: columns }, (_, column) =>
    Array.from({ length: rows }, (__, row) => values[row * columns + column] ?? 0),
  )
}
