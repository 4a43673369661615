import { subscript } from './subscript'

/** A weight as books write it: `w₁₂` for input 1 and unit 2, `b₂` for a bias; places above 9 with commas, `w[12, 3]`. */
export function weightSymbol(name: string, index: readonly number[]): string {
  const letter = /bias/i.test(name) ? 'b' : 'w'
  const places = index.map((at) => at + 1)
  if (places.length === 1 && places[0] !== undefined) return letter + subscript(places[0])
  return places.every((at) => at <= 9) ? letter + places.map(subscript).join('') : `${letter}[${places.join(', ')}]`
}
