import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { StudioContract } from '@shared/ipc/contract'
import type { Publisher } from '@shared/ipc/defineContract'
import { clientId, SOCKET_PATH } from '@shared/ipc/wire'
import { fail, ok, problem, type Result } from '@shared/result'
import { WebSocketServer } from 'ws'
import { contentSecurityPolicy, readPageFile } from '../services/pageFiles'
import type { Studio } from '../studio'
import { ClientSockets, MAX_MESSAGE_BYTES } from './ClientSockets'
import { createGuard, urlOf, type Guard } from './guard'

export interface ServerOptions {
  /** 0: any free one. */
  readonly port: number
  /** Folder of the built page. */
  readonly page: string
  /** Makes the services once the server knows how to reach its tabs. */
  readonly studio: (publisher: Publisher<StudioContract>) => Promise<Studio>
  /** A file that the first tab opens. */
  readonly file?: string
}

export interface RunningServer {
  readonly port: number
  /** The link with the token, which is the only way in. */
  readonly link: string
  readonly token: string
  readonly studio: Studio
  /** Stops runs with their weights kept, tells the tabs, and frees the port. */
  close(): Promise<void>
}

const MAX_TABS = 64

function listen(server: Server, port: number): Promise<Result<number>> {
  return new Promise((settle) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      settle(
        fail(
          taken
            ? problem('portTaken', `Port ${port} is used by another program.`, { port })
            : problem('portFailed', `Port ${port} cannot be used.`, { port }, error),
        ),
      )
    })
    server.listen(port, '127.0.0.1', () => settle(ok((server.address() as AddressInfo).port)))
  })
}

function answer(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(text)
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  guard: Guard,
  page: string,
  policy: string,
): Promise<void> {
  if (!guard.knowsHost(request)) return answer(response, 403, 'Unknown host.')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answer(response, 405, 'Only GET.', { allow: 'GET, HEAD' })
  // The path is taken as it came: URL would resolve `..` before the check that refuses it.
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/'
  if (guard.hasLinkToken(request)) {
    // The token must not stay in the address line, in the history or in what a screenshot shows.
    return answer(response, 303, '', {
      // Two slashes at the start would name another server.
      location: path.replace(/^[/\\]+/, '/'),
      'set-cookie': guard.cookie,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
  }
  if (!guard.isAdmitted(request))
    return answer(response, 401, 'Open the link that was printed when the studio was started.')
  const file = await readPageFile(page, path, policy)
  response.writeHead(file.status, { ...file.headers, 'content-length': String(file.body.byteLength) })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

function refuse(socket: Duplex, status: string): void {
  // A peer that keeps its half open would hold the socket for ever, and the server with it: Node's time limits end at an upgrade.
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** The tab's name if it may come in, or the status it is refused with. */
function admit(
  request: IncomingMessage,
  guard: Guard,
  tabs: number,
): { readonly caller: string } | { readonly refused: string } {
  if (!guard.knowsHost(request) || !guard.knowsOrigin(request)) return { refused: '403 Forbidden' }
  if (!guard.isAdmitted(request)) return { refused: '401 Unauthorized' }
  const url = urlOf(request)
  if (url?.pathname !== SOCKET_PATH) return { refused: '404 Not Found' }
  const caller = clientId.safeParse(url.searchParams.get('client'))
  if (!caller.success) return { refused: '400 Bad Request' }
  return tabs >= MAX_TABS ? { refused: '503 Service Unavailable' } : { caller: caller.data }
}

/** Serves the page and the contract on loopback. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer>> {
  const http = createServer()
  const listening = await listen(http, options.port)
  if (!listening.ok) return listening
  const port = listening.value
  const guard = createGuard(port)
  let studio: Studio | undefined
  let unopened = options.file
  const sockets = new ClientSockets({
    connected: (caller) => studio?.connected(caller),
    gone: (caller) => studio?.gone(caller),
    listening: (caller, stream) => {
      if (stream !== 'app.command' || unopened === undefined) return
      sockets.publish('app.command', { command: 'openPath', path: unopened }, caller)
      unopened = undefined
    },
  })
  const ready = await options.studio(sockets)
  studio = ready
  const policy = contentSecurityPolicy(`ws://127.0.0.1:${port} ws://localhost:${port}`)
  const upgrades = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  http.on('request', (request, response) => {
    serve(request, response, guard, options.page, policy).catch(() => response.destroy())
  })
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const admitted = admit(request, guard, upgrades.clients.size)
    if ('refused' in admitted) return refuse(socket, admitted.refused)
    upgrades.handleUpgrade(request, socket, head, (opened) => sockets.add(admitted.caller, opened, ready.handlers))
  })
  const close = async () => {
    await ready.close()
    sockets.close()
    upgrades.close()
    http.close()
    http.closeIdleConnections?.()
    await new Promise<void>((settle) => {
      http.once('close', settle)
      setTimeout(() => http.closeAllConnections?.(), 1000).unref()
    })
  }
  return ok({ port, token: guard.token, link: `http://127.0.0.1:${port}/?token=${guard.token}`, studio: ready, close })
}
