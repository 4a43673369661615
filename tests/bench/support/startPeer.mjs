import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A Python process beside this file that trains the same networks; `measure` answers with the examples a second of each of its ways. */
export function startPeer(python, file) {
  const script = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    measure: async (network, batch, seconds) => {
      child.stdin.write(`${JSON.stringify({ network, batch, seconds })}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${file} ended`)
      return JSON.parse(value)
    },
    end: () => child.kill('SIGKILL'),
  }
}
