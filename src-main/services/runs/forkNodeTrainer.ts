import { fork } from 'node:child_process'
import type { ForkTrainer } from './TrainerProcess'

/** Trainers as children of a Node process: for the server, the command line and tests. `file` is the built trainer. */
export function forkNodeTrainer(file: string): ForkTrainer {
  return (env) => {
    // A group of its own: Ctrl+C in the terminal is for this process, which then asks the trainer to stop with its weights kept.
    const detached = process.platform !== 'win32'
    const child = fork(file, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
      detached,
      env: { ...process.env, ...env },
    })
    // A message to a child that has just died fails with EPIPE; its end is told by `exit`.
    child.on('error', () => undefined)
    return {
      pid: child.pid,
      send: (command) => {
        if (child.connected) child.send(command, () => undefined)
      },
      onMessage: (listener) => child.on('message', listener),
      onErrorText: (listener) => child.stderr?.on('data', (chunk: Buffer) => listener(chunk.toString('utf8'))),
      onExit: (listener) => {
        let told = false
        const once = (code: number | null, signal: string | null) => {
          if (!told) listener({ code, signal })
          told = true
        }
        // `close`, not `exit`: only then the last messages and the last words on stderr have been read.
        child.on('close', once)
        child.on('error', () => {
          if (child.pid === undefined) once(null, null)
        })
      },
      kill: () => child.kill('SIGKILL'),
    }
  }
}
