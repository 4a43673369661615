/** Rows of a column: numbers of the units that are drawn, and `null` where others are left out. */
export function shownUnits(count: number, most: number): readonly (number | null)[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  const first = Math.max(1, Math.min(most - 2, 5))
  return [...Array.from({ length: first }, (_, i) => i), null, count - 1]
}
