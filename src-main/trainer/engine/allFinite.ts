/** Whether no number of a list is NaN or infinite. */
export function allFinite(values: ArrayLike<number>): boolean {
  // Zero times a finite number is zero, times any other NaN: four sums at once, no branch.
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  const whole = values.length - (values.length % 4)
  for (let i = 0; i < whole; i += 4) {
    a += (values[i] as number) * 0
    b += (values[i + 1] as number) * 0
    c += (values[i + 2] as number) * 0
    d += (values[i + 3] as number) * 0
  }
  for (let i = whole; i < values.length; i++) a += (values[i] as number) * 0
  return a + b + c + d === 0
}
