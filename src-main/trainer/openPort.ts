import type { TrainerMessage } from './protocol'

/** The line to the process that started this one. */
export interface Port {
  send(message: TrainerMessage): void
  onMessage(listener: (message: unknown) => void): void
  /** The other side is gone. */
  onClose(listener: () => void): void
}

/** What Electron gives a utility process in place of Node's `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  on(event: 'close', listener: () => void): void
}

/** The line to the parent: Electron's where there is one, else Node's; `undefined`: nobody started this process. */
export function openPort(): Port | undefined {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
      onClose: (listener) => parentPort.on('close', listener),
    }
  }
  if (!process.send) return undefined
  return {
    // A parent that has just died makes the send fail; its end is told by `disconnect`.
    send: (message) => void (process.connected && process.send?.(message, undefined, undefined, () => undefined)),
    onMessage: (listener) => process.on('message', listener),
    onClose: (listener) => process.on('disconnect', listener),
  }
}
