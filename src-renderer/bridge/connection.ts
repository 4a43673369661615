/** Whether the main side can be reached. `lost` heals by itself: the client goes on trying. */
export type ConnectionState = 'connecting' | 'open' | 'lost'

/** Tells the interface when messages may have been missed: after `lost`, `open` means that what is shown must be asked for again. */
export interface Connection {
  state(): ConnectionState
  /** Returns the function that ends the subscription. */
  subscribe(listener: (state: ConnectionState) => void): () => void
}

/** A connection's state with its listeners; a change to the same state is not told. */
export function createConnection(first: ConnectionState): Connection & { set(state: ConnectionState): void } {
  let current = first
  const listeners = new Set<(state: ConnectionState) => void>()
  return {
    state: () => current,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (state) => {
      if (state === current) return
      current = state
      for (const listener of [...listeners]) listener(state)
    },
  }
}
