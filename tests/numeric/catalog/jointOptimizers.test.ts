import { beforeAll, describe, expect, it } from 'vitest'
import { tf } from './cpu'
import { minimize, type Bowl } from './minimize'

beforeAll(() => tf.setBackend('cpu'))

/** ½xᵀAx − bᵀx with a full matrix A, all of whose eigenvalues differ, and b = (1, …, n). */
const quadratic =
  (n: number): Bowl =>
  (x) => {
    const numbers = Array.from({ length: n }, (_, i) => i)
    const a = (i: number, j: number): number => (i === j ? i + 1 : 0) + 1 / (i + j + 2)
    const ax = numbers.map((i) => numbers.reduce((sum, j) => sum + a(i, j) * (x[j] ?? 0), 0))
    return {
      value: numbers.reduce((sum, i) => sum + (x[i] ?? 0) * ((ax[i] ?? 0) / 2 - (i + 1)), 0),
      gradient: numbers.map((i) => (ax[i] ?? 0) - (i + 1)),
    }
  }

/** Rosenbrock's valley, with the minimum at (1, 1). */
const valley: Bowl = ([x = 0, y = 0]) => ({
  value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
})

describe.each(['conjugateGradient', 'bfgs'])('%s', (id) => {
  // With exact searches along lines both are at the bottom after n of them; a search is not quite exact.
  it.each([3, 5, 10])('is at the bottom of a bowl of %d weights after about as many directions', (n) => {
    const bowl = quadratic(n)
    const start = Array.from({ length: n }, () => 0)
    const { bases } = minimize(id, bowl, start, 6 * n)
    const lengthAt = (x: readonly number[]): number => Math.hypot(...bowl(x).gradient)
    // The first base is the start.
    const needed = bases.findIndex((x) => lengthAt(x) < 1e-4 * lengthAt(start))
    expect(needed).toBeGreaterThan(0)
    expect(needed).toBeLessThanOrEqual(n + 2)
  })

  it('goes through Rosenbrock’s valley, never up from one base to the next', () => {
    const { bases, losses } = minimize(id, valley, [-1.2, 1], 160)
    const values = bases.map((x) => valley(x).value)
    values.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual((values[i] ?? 0) * (1 + 1e-5) + 1e-9))
    const [x = 0, y = 0] = bases.at(-1) ?? []
    expect(Math.abs(x - 1)).toBeLessThan(2e-3)
    expect(Math.abs(y - 1)).toBeLessThan(4e-3)
    expect(losses.length).toBe(160)
  })

  it('stays where the gradient is zero', () => {
    const { end } = minimize(id, valley, [1, 1], 20)
    expect(end).toEqual([1, 1])
  })
})

/** Steps of an optimizer beside those of its definition, in double precision. */
function compareWith(
  id: string,
  bowl: Bowl,
  start: readonly number[],
  steps: number,
  place: (step: number) => readonly number[],
) {
  for (let step = 1; step <= steps; step++) {
    const { end } = minimize(id, bowl, start, step)
    place(step).forEach((value, i) =>
      expect(Math.abs((end[i] ?? NaN) - value)).toBeLessThan(1e-4 * Math.max(1, Math.abs(value))),
    )
  }
}

describe('what neurolab’s trainers do, by their definitions', () => {
  const bowl = quadratic(3)
  const start = [0.5, -0.25, 2]

  it('gdm: the mean of the last steps', () => {
    compareWith('gdm', bowl, start, 20, (steps) => {
      let [x, v] = [[...start], [0, 0, 0]]
      for (let step = 0; step < steps; step++) {
        const { gradient } = bowl(x)
        v = v.map((old, i) => 0.9 * old + 0.1 * 0.01 * (gradient[i] ?? 0))
        x = x.map((old, i) => old - (v[i] ?? 0))
      }
      return x
    })
  })

  it('rprop: signs alone', () => {
    compareWith('rprop', bowl, start, 40, (steps) => {
      let [x, before, size] = [[...start], [0, 0, 0], [0.07, 0.07, 0.07]]
      for (let step = 0; step < steps; step++) {
        const { gradient } = bowl(x)
        size = size.map((old, i) => {
          const same = (gradient[i] ?? 0) * (before[i] ?? 0)
          return Math.min(50, Math.max(1e-9, old * (same > 0 ? 1.2 : same < 0 ? 0.5 : 1)))
        })
        x = x.map((old, i) => old - (size[i] ?? 0) * Math.sign(gradient[i] ?? 0))
        before = [...gradient]
      }
      return x
    })
  })

  it.each([
    ['gda', 0],
    ['gdx', 0.9],
  ])('%s: the rate follows the loss', (id, momentum) => {
    // Steep enough that the loss rises at times.
    const steep: Bowl = (x) => {
      const { value, gradient } = quadratic(3)(x)
      return { value: 100 + 40 * value, gradient: gradient.map((one) => 40 * one) }
    }
    const rates: number[] = []
    compareWith(id, steep, start, 25, (steps) => {
      let [x, v, rate, before] = [[...start], [0, 0, 0], 0.01, undefined as number | undefined]
      for (let step = 0; step < steps; step++) {
        const { value, gradient } = steep(x)
        if (before !== undefined && value > 1.04 * before) rate *= 0.7
        else if (before !== undefined && value < before) rate *= 1.05
        before = value
        v = v.map((old, i) => momentum * old + (1 - momentum) * rate * (gradient[i] ?? 0))
        x = x.map((old, i) => old - (v[i] ?? 0))
      }
      rates.push(rate)
      return x
    })
    expect(new Set(rates).size).toBeGreaterThan(5)
  })
})
