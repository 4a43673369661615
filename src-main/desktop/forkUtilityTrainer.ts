import { utilityProcess } from 'electron'
import type { ForkTrainer } from '../services/runs/TrainerProcess'

/** Trainers as Electron's utility processes. `file` is the built trainer. */
export function forkUtilityTrainer(file: string): ForkTrainer {
  return (env) => {
    const child = utilityProcess.fork(file, [], {
      serviceName: 'Neuroloom trainer',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
    })
    let pid: number | undefined
    let alive = true
    child.on('spawn', () => (pid = child.pid))
    child.on('exit', () => (alive = false))
    return {
      get pid() {
        return pid
      },
      send: (command) => {
        if (alive) child.postMessage(command)
      },
      onMessage: (listener) => child.on('message', listener),
      onErrorText: (listener) => child.stderr?.on('data', (chunk: Buffer) => listener(chunk.toString('utf8'))),
      onExit: (listener) => child.on('exit', (code) => listener({ code, signal: null })),
      kill: () => {
        // child.kill() asks politely; a trainer that hangs in a kernel would not hear it.
        if (pid !== undefined && alive) process.kill(pid, 'SIGKILL')
        else child.kill()
      },
    }
  }
}
