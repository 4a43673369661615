import { constants, setPriority } from 'node:os'
import { TrainerHost } from './TrainerHost'
import { openPort } from './openPort'

/** Milliseconds that the last messages get to leave the process. */
const LAST_WORDS = 200

// Before any thread starts, so that all have it: training takes the time that windows and other programs leave.
try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
} catch {
  // Where the system refuses, trainers compete with the rest; nothing else depends on it.
}

const port = openPort()
if (!port) {
  process.stderr.write('The trainer is started by the studio, not by hand.\n')
  process.exit(2)
}

const host = new TrainerHost(port.send, (code) => {
  setTimeout(() => process.exit(code), LAST_WORDS)
})
process.on('uncaughtException', (error) => host.fall(error))
process.on('unhandledRejection', (reason) => host.fall(reason))
port.onClose(() => void host.leave())
port.onMessage((message) => host.receive(message))
