import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and keeps its output for the case that it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean, input?: string }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string, timedOut: boolean }>} code 127 where the program could not be started
 */
export function runQuietly(command, args, { timeoutMs, input, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] })
    let output = ''
    let stdout = ''
    let timedOut = false
    const timer = timeoutMs && setTimeout(() => ((timedOut = true), child.kill('SIGKILL')), timeoutMs)
    // Whoever ends us ends what we started: a half-done pip or npm must not go on alone.
    const onExit = () => child.kill()
    // Before what it works on is removed.
    process.prependOnceListener('exit', onExit)
    const end = (code) => {
      clearTimeout(timer)
      process.off('exit', onExit)
      resolve({ code, output, stdout, timedOut })
    }
    child.stdout.on('data', (data) => ((output += data), (stdout += data)))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', (error) => ((output += error.message), end(127)))
    child.on('close', (code) => end(code ?? 1))
    if (input !== undefined) child.stdin.end(input)
  })
}

/** The last lines of an output that hold anything, for a message's "why". */
export const lastLines = (output, count = 3) =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(-count)
    .join(' | ')
