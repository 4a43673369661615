import type { Range } from '../../samples/toPicture'

type Rgb = readonly [number, number, number]

/** Ends and middle of the scales: even in lightness steps and told apart by the color-blind. */
const LOW: Rgb = [33, 102, 172]
const MIDDLE: Rgb = [247, 247, 247]
const HIGH: Rgb = [179, 88, 6]
const DARK: Rgb = [24, 28, 40]
const BRIGHT: Rgb = [250, 222, 120]

const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]

/** A scale of colors: around zero where there are both signs, blue below and brown above; else from dark to bright. */
export interface Tones extends Range {
  readonly signed: boolean
}

/** The scale for values: symmetric where there are both signs, from zero on where there is one. */
export function tonesFor(values: Iterable<number>): Tones {
  let [low, high] = [0, 0]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low >= 0) return { low: 0, high, signed: false }
  const most = Math.max(-low, high)
  return { low: -most, high: most, signed: true }
}

/**
 * The scale for values, or one that is held.
 *
 * @param most Its end, whatever the values are.
 */
export function scaleOf(values: Iterable<number>, most: number | null): Tones {
  const own = tonesFor(values)
  return most === null ? own : { signed: own.signed, low: own.signed ? -most : 0, high: most }
}

/** Color of a value, each channel 0 … 255; what is not finite is magenta. */
export function toneOf({ low, high, signed }: Tones, value: number): Rgb {
  if (!Number.isFinite(value)) return [255, 0, 255]
  const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : signed ? 0.5 : 0
  if (!signed) return share < 0.5 ? mix(DARK, HIGH, share * 2) : mix(HIGH, BRIGHT, share * 2 - 1)
  return share < 0.5 ? mix(LOW, MIDDLE, share * 2) : mix(MIDDLE, HIGH, share * 2 - 1)
}

/** The same for a style sheet. */
export const toneText = (tones: Tones, value: number): string => {
  const [r, g, b] = toneOf(tones, value)
  return `rgb(${r.toFixed(0)} ${g.toFixed(0)} ${b.toFixed(0)})`
}
