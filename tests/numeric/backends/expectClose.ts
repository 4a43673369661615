import { expect } from 'vitest'

/** Fails unless all values agree within `tolerance`, relative to the largest value expected. */
export function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number, what: string) {
  expect(actual.length, `${what}: number of values`).toBe(expected.length)
  const scale = expected.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    1e-3,
  )
  let worst = -1
  let difference = 0
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [actual[i]!, expected[i]!]
    if (Object.is(a, b) || a === b) continue
    const apart = Number.isFinite(a) && Number.isFinite(b) ? Math.abs(a - b) / scale : Infinity
    if (apart > difference) [worst, difference] = [i, apart]
  }
  const message = `${what}: at ${worst} got ${actual[worst]}, expected ${expected[worst]} (largest value ${scale})`
  expect(difference, message).toBeLessThanOrEqual(tolerance)
}
