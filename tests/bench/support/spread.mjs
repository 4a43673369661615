const round = (value) => Number(value.toPrecision(4))

/** The value that this share of the values does not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

/** Median with the lowest and the highest of what was measured, four digits each. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
  return { median: round(median), min: round(sorted[0]), max: round(sorted.at(-1)), count: sorted.length }
}

/** `12.3 (11.9–13.0)`, each with so many decimals. */
export const inWords = ({ median, min, max }, decimals = 0) =>
  `${median.toFixed(decimals)} (${min.toFixed(decimals)}–${max.toFixed(decimals)})`
