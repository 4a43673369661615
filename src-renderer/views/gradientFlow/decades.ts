import type { Range } from '../../samples/toPicture'

/** Powers of ten around positive numbers, at least one apart. */
export function decades(values: readonly number[]): Range {
  const powers = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10)
  if (powers.length === 0) return { low: -1, high: 0 }
  const [low, high] = [Math.floor(Math.min(...powers)), Math.ceil(Math.max(...powers))]
  return { low: Math.min(low, high - 1), high }
}

/** How far a number is from the lower end to the upper one, 0–1; nothing is 0. */
export const shareOfDecades = ({ low, high }: Range, value: number): number =>
  value > 0 ? Math.min(1, Math.max(0, (Math.log10(value) - low) / (high - low))) : 0
