/**
 * Where an arrow key leads in a grid that wraps by itself: `tops` is the upper edge of each card in order, `at` the focused card
 * (-1: none). `null`: the key means nothing here.
 */
export function moveInGrid(tops: readonly number[], at: number, key: string): number | null {
  if (tops.length === 0 || at < 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return tops.length - 1
  if (key === 'ArrowRight') return Math.min(tops.length - 1, at + 1)
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null
  const columns = tops.filter((top) => top === tops[0]).length
  const next = at + (key === 'ArrowDown' ? columns : -columns)
  if (next < 0) return at
  if (next < tops.length) return next
  // From above a gap in the last row to its last card.
  return tops[at] === tops.at(-1) ? at : tops.length - 1
}
