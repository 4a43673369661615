import type { InsideValue } from '@shared/ipc/inside'

/** The numbers of each moment of the first row, of a value of `[batch, time, ...]`. */
export function momentsOf({ shape, values }: InsideValue): readonly (readonly number[])[] {
  const [, time = 0, ...rest] = shape
  const size = rest.reduce((product, n) => product * n, 1)
  return Array.from({ length: time }, (_, i) => values.slice(i * size, (i + 1) * size))
}
