const events = ['uncaughtException', 'unhandledRejection'] as const

type Listener = () => void

/**
 * Remembers the process's listeners for failures, and gives a function that brings back exactly those. The glue adds its
 * own when it starts, which throw again what they did not expect, and when it ends it removes all there are.
 */
export function keepListeners(): () => void {
  const before = events.map((event) => ({ event, listeners: listenersOf(event) }))
  return () => {
    for (const { event, listeners } of before) {
      const now = listenersOf(event)
      for (const listener of now) if (!listeners.includes(listener)) process.removeListener(event, listener)
      for (const listener of listeners) if (!now.includes(listener)) process.on(event, listener)
    }
  }
}

const listenersOf = (event: (typeof events)[number]) => process.rawListeners(event as 'exit') as Listener[]
