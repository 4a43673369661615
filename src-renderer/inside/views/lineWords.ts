import type { LineOf } from './drawLines'

/** A line as people write it: `4·x₁ + 2·x₂ − 6 = 0`. */
export function lineWords([w1, w2, b]: LineOf, format: (value: number) => string, twoAxes: boolean): string {
  const size = (value: number): string => format(Math.abs(value))
  const sign = (value: number): string => (value < 0 ? '−' : '+')
  const first = `${w1 < 0 ? '−' : ''}${size(w1)}·x₁`
  const second = twoAxes ? ` ${sign(w2)} ${size(w2)}·x₂` : ''
  return `${first}${second} ${sign(b)} ${size(b)} = 0`
}
