/** All states of so many units, each 0 or 1. */
export const statesOf = (units: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** units }, (_, code) => Array.from({ length: units }, (_, i) => (code >> i) & 1))

/** Shares that sum to 1, from logarithms. */
export function shares(logs: readonly number[]): readonly number[] {
  const top = Math.max(...logs)
  const all = logs.map((log) => Math.exp(log - top))
  const sum = all.reduce((a, b) => a + b, 0)
  return all.map((one) => one / sum)
}

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, i) => sum + one * (b[i] ?? NaN), 0)

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** P(states) of units that are on with these probabilities, each by itself. */
export const chance = (states: readonly number[], on: readonly number[]): number =>
  states.reduce((product, state, i) => product * (state === 1 ? (on[i] ?? NaN) : 1 - (on[i] ?? NaN)), 1)
