import { spawn } from 'node:child_process'
import { root } from '../lib/paths.mjs'

/** Colors belong to terminals, whatever a tool guesses from the rest of the environment. */
function environment(added) {
  const { FORCE_COLOR, ...env } = { ...process.env, ...added }
  return process.stdout.isTTY ? { ...env, ...(FORCE_COLOR && { FORCE_COLOR }) } : { ...env, NO_COLOR: '1' }
}

/**
 * Runs a Node program of the repository with its output in ours.
 * @param {string[]} args the program's file and its arguments
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 * @returns {Promise<number>} its exit code
 */
export function runProgram(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environment(env),
    })
    const kill = () => child.kill()
    process.once('exit', kill)
    child.on('error', reject)
    child.on('close', (code) => (process.off('exit', kill), resolve(code ?? 1)))
  })
}
