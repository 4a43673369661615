/** A number with few digits, so that an answer stays small: what is drawn needs no more. */
export const roundTo = (value: number, digits = 4): number => Number(value.toPrecision(digits))
