import { TrainerHost } from './TrainerHost'
import { openPort } from './openPort'

/** Milliseconds that the last messages get to leave the process. */
const LAST_WORDS = 200

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
