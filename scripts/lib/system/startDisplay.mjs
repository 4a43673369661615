import { spawn } from 'node:child_process'
import { Problem } from '../Problem.mjs'

/**
 * Starts a virtual display on a free number.
 * @returns {Promise<{ display: string, stop(): Promise<void> }>} display: the value for $DISPLAY
 */
export function startDisplay() {
  return new Promise((resolve, reject) => {
    const failed = (why) =>
      reject(new Problem({ what: 'The virtual display (Xvfb) did not start.', why, todo: 'install the package xvfb' }))
    // -displayfd makes the server itself pick a free number and report it when it is ready: no race, no waiting by guess.
    const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp']
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
    let complaints = ''
    let number = ''
    const kill = () => server.kill()
    process.once('exit', kill)
    const timer = setTimeout(() => (kill(), failed('no answer in 20 s')), 20_000)
    const ended = new Promise((done) => server.once('close', done))
    const stop = async () => {
      process.off('exit', kill)
      kill()
      await ended
    }
    server.stderr.on('data', (data) => (complaints += data))
    server.once('error', (error) => (clearTimeout(timer), failed(error.message)))
    server.once('close', () => (clearTimeout(timer), failed(complaints.trim() || 'it ended at once')))
    server.stdio[3].on('data', (data) => {
      number += data
      if (!number.endsWith('\n')) return
      clearTimeout(timer)
      resolve({ display: `:${number.trim()}`, stop })
    })
  })
}
