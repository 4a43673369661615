/** What numbers of single precision may be off, in steps or as a share. */
const ROUNDING = 1e-5
/** Steps between ticks within a power of ten. */
const STEPS = [1, 2, 5, 10] as const

/**
 * Round values over a range, at most `most` + 1 of them: 1-2-5 steps, or powers of ten where the scale is logarithmic. With
 * `cover` the first and the last lie outside of the values or on them, so that the axis may end there; else all lie inside.
 */
export function toTicks(
  values: readonly number[],
  most: number,
  { log = false, cover = false, max = Infinity }: { log?: boolean; cover?: boolean; max?: number } = {},
): number[] {
  const finite = values.filter((value) => Number.isFinite(value) && (!log || value > 0))
  if (finite.length === 0) return []
  const low = finite.reduce((a, b) => Math.min(a, b))
  const high = finite.reduce((a, b) => Math.max(a, b))
  if (log) return powersOfTen(low, high, most)
  const span = high - low || Math.abs(high) || 1
  const raw = span / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = (STEPS.find((candidate) => candidate * power >= raw * (1 - ROUNDING)) ?? 10) * power
  let first = cover ? Math.floor(low / step + ROUNDING) : Math.ceil(low / step - ROUNDING)
  let last = cover ? Math.ceil(Math.min(high, max) / step - ROUNDING) : Math.floor(high / step + ROUNDING)
  // All values are the same: the axis shows a little on both sides of them.
  if (cover && last <= first) [first, last] = [first - 1, first + 1]
  const digits = Math.min(100, Math.max(0, 2 - Math.floor(Math.log10(step))))
  const ticks = Array.from({ length: Math.max(1, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toFixed(digits)),
  )
  return ticks.filter((tick) => tick <= max)
}

function powersOfTen(low: number, high: number, most: number): number[] {
  const first = Math.floor(Math.log10(low))
  const last = Math.max(first + 1, Math.ceil(Math.log10(high)))
  const by = Math.ceil((last - first) / most)
  const count = Math.ceil((last - first) / by)
  return Array.from({ length: count + 1 }, (_, i) => Number(`1e${first + i * by}`))
}
