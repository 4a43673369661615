/** Digits that tell each float32 from all others. */
const MOST_DIGITS = 9

/** The shortest decimal number that is the same in float32: 0.3, not 0.30000001192092896. */
export function shortFloat(value: number): number {
  const wanted = Math.fround(value)
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    const short = Number(wanted.toPrecision(digits))
    if (Math.fround(short) === wanted) return short
  }
  return Number(wanted.toPrecision(MOST_DIGITS))
}
