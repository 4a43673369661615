/** Learning rates that are tried: from the least to the most, each larger than the one before by the same factor. */
export const COUNT = 100
const [LEAST, MOST] = [1e-6, 10]
export const RATES: readonly number[] = Array.from(
  { length: COUNT },
  (_, i) => LEAST * (MOST / LEAST) ** (i / (COUNT - 1)),
)

/** Weight of the past in the smoothed loss. */
const SMOOTH = 0.85
/** As many times the least loss: it has diverged. */
const DIVERGED = 4
/** The first steps say little. */
const SETTLING = 5

export interface FoundRates {
  /** The loss, smoothed as a mean over the last steps in which older ones count less, corrected for its beginning at zero. */
  readonly smooth: readonly number[]
  /** Number of the rate at which the smoothed loss falls fastest by the logarithm of the rate, and of that before it rises for good. */
  readonly steepest?: number | undefined
  readonly least?: number | undefined
  readonly diverged: boolean
}

/** L. Smith, Cyclical learning rates for training neural networks, 2017. */
export function findRates(losses: readonly (number | null)[]): FoundRates {
  const smooth: number[] = []
  let mean = 0
  let best = Infinity
  let diverged = false
  for (const [i, loss] of losses.entries()) {
    if (loss === null) {
      diverged = true
      break
    }
    mean = SMOOTH * mean + (1 - SMOOTH) * loss
    const now = mean / (1 - SMOOTH ** (i + 1))
    smooth.push(now)
    best = Math.min(best, now)
    if (i >= SETTLING && now > DIVERGED * best) {
      diverged = true
      break
    }
  }
  const indexes = smooth.map((_, i) => i).slice(SETTLING)
  const least = indexes.reduce<number | undefined>(
    (at, i) => (at === undefined || (smooth[i] ?? 0) < (smooth[at] ?? 0) ? i : at),
    undefined,
  )
  const slope = (i: number): number => (smooth[i + 1] ?? NaN) - (smooth[i - 1] ?? NaN)
  const falling = indexes.filter((i) => least !== undefined && i < least && slope(i) < 0)
  const steepest = falling.reduce<number | undefined>(
    (at, i) => (at === undefined || slope(i) < slope(at) ? i : at),
    undefined,
  )
  return { smooth, steepest, least, diverged }
}

/** Nothing was tried yet; rates are being tried; a person stopped it before its end; it met a problem; all rates were tried, or the loss diverged. */
export type SearchStanding = 'new' | 'going' | 'stopped' | 'failed' | 'over'

/** How a search that met no problem stands, by the number of rates that were tried. */
export function standingOf(tried: number, diverged: boolean, wanted: boolean): SearchStanding {
  if (tried >= COUNT || diverged) return 'over'
  if (wanted) return 'going'
  return tried > 0 ? 'stopped' : 'new'
}
