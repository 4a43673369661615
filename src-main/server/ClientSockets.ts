import { contract, type StudioContract } from '@shared/ipc/contract'
import type { Handlers, Publisher } from '@shared/ipc/defineContract'
import { clientMessage, type ServerMessage } from '@shared/ipc/wire'
import { fail, problem } from '@shared/result'
import type { WebSocket } from 'ws'
import { dispatch } from '../dispatch'

interface Client {
  readonly socket: WebSocket
  readonly streams: Set<string>
  /** Answered since the last ping. */
  alive: boolean
}

/** What the server is told of its tabs. */
interface Told {
  readonly connected: (caller: string) => void
  readonly gone: (caller: string) => void
  readonly listening: (caller: string, stream: string) => void
}

/** A tab that does not read (a page held in the debugger) must not fill our memory, bytes. */
const MAX_BUFFERED = 64 * 2 ** 20
const BEAT_MS = 15_000
/** A call over this has something wrong with it; the largest true ones carry a project. */
export const MAX_MESSAGE_BYTES = 80 * 2 ** 20

/** The tabs that are connected: takes their calls and sends them the streams they listen to. */
export class ClientSockets implements Publisher<StudioContract> {
  private readonly clients = new Map<string, Client>()
  private readonly beat: ReturnType<typeof setInterval>

  constructor(private readonly told: Told) {
    this.beat = setInterval(() => this.ping(), BEAT_MS)
    this.beat.unref()
  }

  /** A tab came, or came back: an older socket of the same tab is closed. */
  add(caller: string, socket: WebSocket, handlers: Handlers<StudioContract>): void {
    const before = this.clients.get(caller)
    const client: Client = { socket, streams: new Set(), alive: true }
    this.clients.set(caller, client)
    before?.socket.terminate()
    this.told.connected(caller)
    socket.on('pong', () => (client.alive = true))
    socket.on('error', () => socket.terminate())
    socket.on('message', (data, isBinary) => {
      if (isBinary) return socket.close(1003, 'Text only')
      void this.receive(caller, client, data.toString(), handlers)
    })
    socket.on('close', () => {
      if (this.clients.get(caller) !== client) return
      this.clients.delete(caller)
      this.told.gone(caller)
    })
  }

  publish: Publisher<StudioContract>['publish'] = (name, payload, to) => {
    const text = JSON.stringify({ stream: name, payload } satisfies ServerMessage)
    for (const [caller, { socket, streams }] of this.clients) {
      if (!streams.has(name) || (to !== undefined && to !== caller)) continue
      if (socket.bufferedAmount > MAX_BUFFERED) socket.terminate()
      else socket.send(text)
    }
  }

  close(): void {
    clearInterval(this.beat)
    for (const { socket } of this.clients.values()) {
      socket.close(1001, 'The studio ends')
      setTimeout(() => socket.terminate(), 500).unref()
    }
  }

  private ping(): void {
    for (const client of this.clients.values()) {
      if (!client.alive) client.socket.terminate()
      client.alive = false
      client.socket.ping(undefined, undefined, () => undefined)
    }
  }

  private async receive(
    caller: string,
    client: Client,
    text: string,
    handlers: Handlers<StudioContract>,
  ): Promise<void> {
    const message = parse(text)
    if (!message) return client.socket.close(1007, 'Malformed message')
    if ('on' in message) {
      if (!Object.prototype.hasOwnProperty.call(contract.streams, message.on)) return
      client.streams.add(message.on)
      return this.told.listening(caller, message.on)
    }
    if ('off' in message) {
      client.streams.delete(message.off)
      return
    }
    const result = await dispatch(contract, handlers, message.call, message.input, { id: caller })
    if (client.socket.readyState === client.socket.OPEN) client.socket.send(encode(message.id, result))
  }
}

function parse(text: string) {
  try {
    return clientMessage.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** An answer that cannot be written as JSON is an answer too: the tab must not wait for ever. */
function encode(id: number, result: unknown): string {
  try {
    return JSON.stringify({ id, result })
  } catch (error) {
    return JSON.stringify({ id, result: fail(problem('internal', 'The answer could not be sent.', undefined, error)) })
  }
}
