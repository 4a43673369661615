/** A number as a person reads it: four significant digits, no exponent where it can be helped. */
export const formatNumber = (value: number): string =>
  Number.isInteger(value)
    ? String(value)
    : Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6
      ? String(Number(value.toPrecision(4)))
      : value.toExponential(2)

/** `loss 0.1234  accuracy 0.97`; the first part of a series key (`train/`) is left out when `part` names it. */
export const formatValues = (values: Readonly<Record<string, number>>, part?: string): string =>
  Object.entries(values)
    .map(
      ([key, value]) =>
        `${part !== undefined && key.startsWith(`${part}/`) ? key.slice(part.length + 1) : key} ${formatNumber(value)}`,
    )
    .join('  ')

/** `1:05:09`, `5:09` or `9 s`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
