/** Most rows, and most numbers in a row, of a table that is typed by hand. */
const MOST = 64

/**
 * A table typed by hand: rows end with a semicolon or a line, numbers with a space or a comma. What is no number is 0, and short rows end in zeros,
 * so that all rows are equally long; there is at least one number.
 */
export function numberRows(text: string): readonly (readonly number[])[] {
  const rows = text
    .replace(/[−–]/g, '-')
    .split(/[;\n]/)
    .map((row) => row.split(/[\s,]+/).filter((word) => word !== ''))
    .filter((row) => row.length > 0)
    .slice(0, MOST)
  const length = Math.min(MOST, Math.max(1, ...rows.map((row) => row.length)))
  const numberOf = (word: string | undefined): number => {
    const number = Number(word ?? 0)
    return Number.isFinite(number) ? number : 0
  }
  return (rows.length > 0 ? rows : [[]]).map((row) => Array.from({ length }, (_, i) => numberOf(row[i])))
}
