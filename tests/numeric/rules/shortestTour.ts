type Places = readonly (readonly number[])[]

const between = (a: readonly number[] = [], b: readonly number[] = []): number =>
  Math.hypot(...a.map((value, axis) => value - (b[axis] ?? Number.NaN)))

/** Length of the round tour through places in this order. */
export const lengthOf = (places: Places, order: readonly number[]): number =>
  order.reduce((sum, city, i) => sum + between(places[city], places[order[(i + 1) % order.length] ?? -1]), 0)

/**
 * Length of the shortest round tour, all of them weighed: by what is the shortest way from the last place through each set of the others
 * to each of them (M. Held, R. Karp, 1962).
 */
export function shortestTour(places: Places): number {
  const others = places.length - 1
  const apart = places.map((a) => places.map((b) => between(a, b)))
  const way = (a: number, b: number): number => apart[a]?.[b] ?? Number.NaN
  const shortest = Array.from({ length: 2 ** others }, () => new Float64Array(others).fill(Number.POSITIVE_INFINITY))
  for (let set = 1; set < shortest.length; set++)
    for (let end = 0; end < others; end++) {
      if ((set & (1 << end)) === 0) continue
      const before = shortest[set ^ (1 << end)] ?? []
      const own = shortest[set] as Float64Array
      if (set === 1 << end) own[end] = way(others, end)
      else own[end] = Math.min(...Array.from(before, (length, last) => length + way(last, end)))
    }
  return Math.min(...Array.from(shortest.at(-1) ?? [], (length, last) => length + way(last, others)))
}
