/** Prints rows as aligned columns; the first row holds the titles. Numbers stand to the right. */
export function printTable(title, rows) {
  const texts = rows.map((row) => row.map(String))
  const widths = texts[0].map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)))
  const line = (row) => row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('   ')
  console.log(`\n${title}`)
  texts.forEach((row, k) => {
    console.log(`  ${line(row)}`)
    if (k === 0) console.log(`  ${widths.map((width) => '-'.repeat(width)).join('   ')}`)
  })
}

/** Says whether a target was met; nothing is asserted. */
export function printTarget(what, met) {
  console.log(`  target ${met ? 'met' : 'NOT met'}: ${what}`)
}
