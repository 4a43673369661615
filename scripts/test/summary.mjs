const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`.padStart(9)

/**
 * The text that a test run ends with: a table of steps, the skipped tests with their reasons, and the counts alone on the last line.
 * @param {{ name: string, ms: number, passed: number, failed: number, skipped: { name: string, reason: string }[] }[]} results
 */
export function summary(results) {
  const width = Math.max(...results.map(({ name }) => name.length))
  const sum = (pick) => results.reduce((total, result) => total + pick(result), 0)
  const rows = results.map(({ name, ms, passed, failed, skipped }) => {
    const state = failed > 0 ? 'FAILED' : passed > 0 ? 'ok' : 'skipped'
    return `  ${name.padEnd(width)}  ${state.padEnd(7)} ${seconds(ms)}   ${passed} passed, ${failed} failed, ${skipped.length} skipped`
  })
  const skipped = results.flatMap((result) => result.skipped.map(({ name, reason }) => `  ${name}: ${reason}`))
  return [
    'Steps',
    ...rows,
    ...(skipped.length > 0 ? ['', 'Skipped, and why', ...skipped] : []),
    '',
    `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed, ${skipped.length} skipped`,
  ].join('\n')
}
