import type { Client, Contract, OutputOf } from '@shared/ipc/defineContract'
import type { ServerMessage } from '@shared/ipc/wire'
import { fail, problem, type Problem, type Result } from '@shared/result'
import { createConnection, type Connection } from './connection'

/** The part of a WebSocket that the client needs: the browser's and the npm package's both fit. */
export interface Socket {
  send(text: string): void
  close(): void
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
}

export interface WebSocketClientOptions {
  readonly url: string
  readonly open: (url: string) => Socket
  /** Waits between attempts, ms: first and longest; each is twice the last. */
  readonly retry?: { readonly first: number; readonly longest: number }
  /** How long an attempt may take before it counts as failed, ms. */
  readonly openWithin?: number
}

interface Pending {
  readonly name: string
  readonly text: string
  readonly settle: (result: Result<unknown>) => void
}

const lost = (call: string): Problem =>
  problem('connectionLost', 'The connection to the studio was lost. It is being restored.', { call })

/** Survives a reload of neither side but any break in between: the same name lets the main side know the tab again. */
const newClientId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * A client over a WebSocket. A broken connection is tried again with growing waits and its subscriptions are renewed; calls that
 * were under way, or are made meanwhile, end with the problem `connectionLost` and never hang. They are not repeated: a save or a
 * start of a run may have happened.
 */
export function createWebSocketClient<C extends Contract>(
  options: WebSocketClientOptions,
): Client<C> & { connection: Connection; close(): void } {
  const link = new SocketLink(options)
  return {
    connection: link.connection,
    close: () => link.close(),
    call: (name, input) => link.call(name, input) as Promise<Result<OutputOf<C, typeof name>>>,
    on: (name, listener) => link.on(name, listener as (payload: unknown) => void),
  }
}

class SocketLink {
  readonly connection = createConnection('connecting')
  private readonly listeners = new Map<string, Set<(payload: unknown) => void>>()
  private readonly pending = new Map<number, Pending>()
  private readonly url: string
  private readonly retry: { readonly first: number; readonly longest: number }
  private socket: Socket | undefined
  private nextId = 0
  private wait: number
  private timer: ReturnType<typeof setTimeout> | undefined
  private closed = false

  constructor(private readonly options: WebSocketClientOptions) {
    this.retry = options.retry ?? { first: 250, longest: 5000 }
    this.wait = this.retry.first
    this.url = `${options.url}${options.url.includes('?') ? '&' : '?'}client=${newClientId()}`
    this.connect()
  }

  call(name: string, input: unknown): Promise<Result<unknown>> {
    if (this.connection.state() === 'lost') return Promise.resolve(fail(lost(name)))
    const id = this.nextId++
    const text = JSON.stringify({ id, call: name, input })
    return new Promise((settle) => {
      this.pending.set(id, { name, text, settle })
      if (this.connection.state() === 'open') this.socket?.send(text)
    })
  }

  on(name: string, listener: (payload: unknown) => void): () => void {
    const known = this.listeners.get(name)
    const listeners = known ?? new Set()
    listeners.add(listener)
    if (!known) {
      this.listeners.set(name, listeners)
      if (this.connection.state() === 'open') this.socket?.send(JSON.stringify({ on: name }))
    }
    return () => this.off(name, listener)
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.socket?.close()
    this.fall()
  }

  private off(name: string, listener: (payload: unknown) => void): void {
    const listeners = this.listeners.get(name)
    if (!listeners?.delete(listener) || listeners.size > 0) return
    this.listeners.delete(name)
    if (this.connection.state() === 'open') this.socket?.send(JSON.stringify({ off: name }))
  }

  private connect(): void {
    const socket = this.options.open(this.url)
    this.socket = socket
    this.timer = setTimeout(() => this.drop(socket), this.options.openWithin ?? 10_000)
    socket.onopen = () => this.opened(socket)
    socket.onmessage = (event: { data: unknown }) => this.receive(String(event.data))
    socket.onerror = () => this.drop(socket)
    socket.onclose = () => this.drop(socket)
  }

  private opened(socket: Socket): void {
    clearTimeout(this.timer)
    this.wait = this.retry.first
    for (const name of this.listeners.keys()) socket.send(JSON.stringify({ on: name }))
    for (const { text } of this.pending.values()) socket.send(text)
    this.connection.set('open')
  }

  private drop(socket: Socket): void {
    if (this.socket !== socket) return
    socket.close()
    this.fall()
    if (this.closed) return
    this.timer = setTimeout(() => this.connect(), this.wait)
    this.wait = Math.min(this.wait * 2, this.retry.longest)
  }

  private fall(): void {
    clearTimeout(this.timer)
    this.socket = undefined
    this.connection.set('lost')
    const calls = [...this.pending.values()]
    this.pending.clear()
    for (const { name, settle } of calls) settle(fail(lost(name)))
  }

  private receive(text: string): void {
    const message = JSON.parse(text) as ServerMessage
    if ('stream' in message) {
      for (const listener of [...(this.listeners.get(message.stream) ?? [])]) listener(message.payload)
      return
    }
    const call = this.pending.get(message.id)
    this.pending.delete(message.id)
    call?.settle(message.result)
  }
}
