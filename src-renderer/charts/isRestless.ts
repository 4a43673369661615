/** Share of the whole range that a swing to and fro covers. */
const SWING = 0.2
/** As many such swings, and a line is a block of color. */
const MANY = 20

/** Whether a curve goes to and fro so much that it does not read: of single rows, of a game of chance. */
export function isRestless(values: readonly number[]): boolean {
  const range = values.reduce((most, value) => Math.max(most, value), -Infinity) - Math.min(...values)
  if (!(range > 0)) return false
  let swings = 0
  for (let i = 2; i < values.length; i++) {
    const [a = 0, b = 0, c = 0] = values.slice(i - 2, i + 1)
    if ((b - a) * (c - b) < 0 && Math.min(Math.abs(b - a), Math.abs(c - b)) > SWING * range) swings++
  }
  return swings >= MANY
}
