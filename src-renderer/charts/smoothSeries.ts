/**
 * Exponential moving average with bias correction, so that the first values are not pulled to zero.
 * `amount` is the share of the past, 0 (none) to below 1.
 */
export function smoothSeries(values: readonly number[], amount: number): number[] {
  if (amount <= 0) return [...values]
  let average = 0
  let weight = 0
  return values.map((value) => {
    average = average * amount + value * (1 - amount)
    weight = weight * amount + (1 - amount)
    return average / weight
  })
}
