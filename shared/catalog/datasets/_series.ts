import type { Random } from '../../random'

export const SERIES = ['sines', 'walk', 'mackeyGlass', 'seasonal'] as const

type MakeSeries = (length: number, period: number, random: Random) => Float32Array

/** Two waves whose periods have the ratio √5, so that the sum never repeats. */
const sines: MakeSeries = (length, period, random) => {
  const [first, second] = [random.uniform(), random.uniform()]
  const wave = (turns: number): number => Math.sin(2 * Math.PI * turns)
  return Float32Array.from(
    { length },
    (_, t) => wave(t / period + first) + 0.5 * wave((t * Math.sqrt(5)) / period + second),
  )
}

/** Standard deviation of one step of the random walk. */
const STRIDE = 0.1

const walk: MakeSeries = (length, _period, random) => {
  let at = 0
  return Float32Array.from({ length }, () => (at += STRIDE * random.normal()))
}

/** M. Mackey, L. Glass, 1977: dx/dt = β·x(t − τ) / (1 + x(t − τ)ⁿ) − γ·x(t), chaotic for a delay above 16.8. */
const GLASS = { beta: 0.2, gamma: 0.1, exponent: 10 } as const
/** The delay that is usual: just chaotic. */
export const GLASS_DELAY = 17
/** Steps of the integration in one moment, and moments until the beginning is forgotten. */
const STEPS = 10
const WARM = 300

/** `length` values of the Mackey–Glass equation with this delay, one a moment. */
export function makeMackeyGlass(length: number, moments: number, random: Random): Float32Array {
  const delay = moments * STEPS
  const size = (WARM + length) * STEPS + delay + 1
  const x = new Float64Array(size)
  x.fill(1.1 + 0.2 * random.uniform(), 0, delay + 1)
  const slope = (now: number, past: number): number =>
    (GLASS.beta * past) / (1 + past ** GLASS.exponent) - GLASS.gamma * now
  const h = 1 / STEPS
  for (let i = delay; i + 1 < size; i++) {
    const now = x[i] ?? 0
    const [past, next] = [x[i - delay] ?? 0, x[i - delay + 1] ?? 0]
    // Runge–Kutta of the fourth order; between two steps the delayed value is taken halfway.
    const between = (past + next) / 2
    const k1 = slope(now, past)
    const k2 = slope(now + (h / 2) * k1, between)
    const k3 = slope(now + (h / 2) * k2, between)
    const k4 = slope(now + h * k3, next)
    x[i + 1] = now + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4)
  }
  return Float32Array.from({ length }, (_, t) => x[(WARM + t) * STEPS + delay] ?? 0)
}

const mackeyGlass: MakeSeries = (length, _period, random) => makeMackeyGlass(length, GLASS_DELAY, random)

/** How much the trend climbs from the first moment to the last. */
const CLIMB = 2

/** A season with a second, sharper rise in it, on a line. */
const seasonal: MakeSeries = (length, period, random) => {
  const start = random.uniform()
  return Float32Array.from({ length }, (_, t) => {
    const angle = 2 * Math.PI * (t / period + start)
    return Math.sin(angle) + 0.3 * Math.sin(2 * angle) + (CLIMB * t) / length
  })
}

/** `length` values of a series, one a moment; `period`: moments in a wave, where there are waves. */
export const makeSeries: Readonly<Record<(typeof SERIES)[number], MakeSeries>> = { sines, walk, mackeyGlass, seasonal }
