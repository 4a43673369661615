import type { LookTensor } from '@shared/looks/look'

/** The numbers of each moment of the first row, of a value of `[batch, time, ...]`. */
export function momentsOf({ shape, values }: LookTensor): readonly (readonly number[])[] {
  const [, time = 0, ...rest] = shape
  const size = rest.reduce((product, n) => product * n, 1)
  return Array.from({ length: time }, (_, i) => values.slice(i * size, (i + 1) * size))
}
