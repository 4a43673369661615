/**
 * Turns a share of the values over, each at most once: low becomes high and high low.
 *
 * @param random Numbers from 0 to 1.
 */
export function flipCells(
  values: readonly number[],
  share: number,
  { low, high }: { readonly low: number; readonly high: number },
  random: () => number = Math.random,
): readonly number[] {
  const places = values.map((_, i) => i)
  const count = Math.round(share * values.length)
  for (let i = 0; i < count; i++) {
    const other = i + Math.floor(random() * (places.length - i))
    const [a = 0, b = 0] = [places[i], places[other]]
    places[i] = b
    places[other] = a
  }
  const chosen = new Set(places.slice(0, count))
  return values.map((value, i) => (chosen.has(i) ? low + high - value : value))
}
