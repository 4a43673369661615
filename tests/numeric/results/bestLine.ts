/** Slope, intercept and mean squared error of the least squares line; without an intercept where it is to go through the origin. */
export function bestLine(
  x: readonly number[],
  y: readonly number[],
  throughOrigin = false,
): { readonly slope: number; readonly intercept: number; readonly error: number } {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = throughOrigin ? [0, 0] : [mean(x), mean(y)]
  const slope = mean(x.map((value, i) => (value - mx) * ((y[i] ?? 0) - my))) / mean(x.map((value) => (value - mx) ** 2))
  const intercept = my - slope * mx
  const error = mean(x.map((value, i) => (slope * value + intercept - (y[i] ?? 0)) ** 2))
  return { slope, intercept, error }
}
