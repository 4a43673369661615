import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { holdSignals } from './signals.mjs'

/**
 * Runs a program in our place: it gets our stdin and signals, we end with its exit code (128 + n where signal n ended it).
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { tied?: boolean }} [options] tied: it has a channel to us, whose end tells it that we are gone
 * @returns {Promise<number>}
 */
export function runThrough(command, args, { tied = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['inherit', 'inherit', 'inherit', ...(tied ? ['ipc'] : [])],
      ...options,
    })
    const release = holdSignals((signal) => child.kill(signal))
    child.on('error', (error) => (release(), reject(error)))
    child.on('close', (code, signal) => {
      release()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
