import { cpus, loadavg } from 'node:os'

/**
 * Runs one benchmark: what it opened is closed in the end however it ends, and only an error makes the exit code other than 0.
 * @param {string} name stands in the JSON line
 * @param {(later: (close: () => unknown) => void) => Promise<object>} work gets the function that registers what to close,
 *   last opened first; returns the figures of the JSON line
 */
export async function runBench(name, work) {
  const open = []
  const closeAll = async () => {
    for (const close of open.splice(0).reverse()) await Promise.resolve(close()).catch(() => undefined)
  }
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])
    process.once(signal, () => void closeAll().finally(() => process.exit(code)))
  try {
    const figures = await work((close) => open.push(close))
    const machine = { cores: cpus().length, load: Math.round(loadavg()[0] * 100) / 100, node: process.version }
    console.log(JSON.stringify({ bench: name, at: new Date().toISOString(), machine, ...figures }))
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
  await closeAll()
  process.exit()
}
