import { lastLines, runQuietly } from './runQuietly.mjs'

const candidates = [process.env.NEUROLOOM_PYTHON_BASE, 'python3', 'python'].filter(Boolean)
let found

/** The command of a Python 3 that has pip, or undefined. */
export function findPython() {
  found ??= (async () => {
    for (const command of candidates) {
      const { code } = await runQuietly(command, ['-c', 'import sys, pip; sys.exit(sys.version_info < (3, 8))'], {
        timeoutMs: 20_000,
      })
      if (code === 0) return command
    }
  })()
  return found
}

/** Why pip failed, from what it printed: where the index is out of reach, its last line speaks of a version that does not exist. */
export function pipComplaint(output) {
  if (/from versions: none|connection broken by|Read timed out/.test(output))
    return 'the Python Package Index could not be reached'
  return lastLines(output, 1).replace(/^ERROR: /, '')
}
