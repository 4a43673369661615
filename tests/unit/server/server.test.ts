import { mkdir, writeFile } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { StudioContract } from '@shared/ipc/contract'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startServer, type RunningServer } from '../../../src-main/server/startServer'
import { createStudio } from '../../../src-main/composition'
import { forkNodeTrainer } from '../../../src-main/services/runs/forkNodeTrainer'
import { createWebSocketClient } from '../../../src-renderer/bridge/webSocketClient'
import { builtFile, ROOT } from '../../support/built'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'
import { until } from '../../support/testStudio'

const running: RunningServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()))
})

async function serve(
  options: { readonly port?: number; readonly file?: string } = {},
): Promise<RunningServer & { folder: string }> {
  const folder = await temporaryFolder()
  const page = join(folder, 'page')
  await mkdir(join(page, 'assets'), { recursive: true })
  await mkdir(join(folder, 'projects'))
  await writeFile(join(page, 'index.html'), '<title>page</title>')
  await writeFile(join(page, 'assets', 'a.js'), '1')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  const server = await startServer({
    port: options.port ?? 0,
    page,
    ...(options.file !== undefined && { file: options.file }),
    studio: (publisher) =>
      createStudio({
        userData: join(folder, 'data'),
        projects: join(folder, 'projects'),
        templates: join(ROOT, 'templates'),
        forkTrainer: forkNodeTrainer(builtFile('trainer.js')),
        importer: builtFile('importer.js'),
        publisher,
        host: 'browser',
        version: '0',
        systemLanguage: 'en',
        confined: true,
        keepsSpareTrainer: false,
      }),
  })
  if (!server.ok) throw new Error(server.error.message)
  running.push(server.value)
  return { ...server.value, folder }
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
const get = (port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((settle, refuse) => {
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => settle({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on('error', refuse)
      .end()
  })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Status with which a socket is refused, or 101. */
const openSocket = (
  port: number,
  headers: Record<string, string>,
  query = '?client=test-client-1',
): Promise<{ status: number; socket?: WebSocket }> =>
  new Promise((settle) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket${query}`, { headers })
    socket.on('open', () => settle({ status: 101, socket }))
    socket.on('unexpected-response', (_request, response) => settle({ status: response.statusCode ?? 0 }))
    socket.on('error', () => undefined)
  })
const closing = (socket: WebSocket): Promise<number> => new Promise((settle) => socket.on('close', settle))
const next = (socket: WebSocket): Promise<unknown> =>
  new Promise((settle) => socket.once('message', (data: Buffer) => settle(JSON.parse(data.toString()))))

const client = ({ port, token }: { port: number; token: string }) => {
  const sockets: WebSocket[] = []
  const made = createWebSocketClient<StudioContract>({
    url: `ws://127.0.0.1:${port}/socket`,
    retry: { first: 50, longest: 200 },
    open: (url) => {
      const socket = new WebSocket(url, { headers: bearer(token) })
      sockets.push(socket)
      return socket
    },
  })
  return { ...made, sockets }
}

test('the link lets in, leaves a cookie and takes the token out of the address', async () => {
  const { link, port, token } = await serve()
  const first = await get(port, link.slice(link.indexOf('/?')))
  expect(first.status).toBe(303)
  expect(first.headers.location).toBe('/')
  const [cookie = ''] = first.headers['set-cookie'] ?? []
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  const page = await get(port, '/', { cookie: cookie.split(';')[0] ?? '' })
  expect([page.status, page.body]).toEqual([200, '<title>page</title>'])
  expect(page.body).not.toContain(token)
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toMatch(/default-src 'none'/)
  expect(policy).toMatch(/script-src 'self'(;|$)/)
  expect(page.headers['x-content-type-options']).toBe('nosniff')
})

test('without the token, or with a wrong one, nothing is served', async () => {
  const { port, token } = await serve()
  const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  expect((await get(port, '/')).status).toBe(401)
  expect((await get(port, `/?token=${wrong}`)).status).toBe(401)
  expect((await get(port, '/?token=')).status).toBe(401)
  expect((await get(port, '/assets/a.js', bearer(wrong))).status).toBe(401)
  expect((await get(port, '/assets/a.js', bearer(token))).status).toBe(200)
  expect((await get(port, '/', bearer(token), 'POST')).status).toBe(405)
})

test('a foreign name that leads to this computer is refused, token or not', async () => {
  const { port, token } = await serve()
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `localhost.evil.example:${port}`,
  ])
    expect([host, (await get(port, '/', { host, ...bearer(token) })).status]).toEqual([host, 403])
  expect((await get(port, '/', { host: `localhost:${port}`, ...bearer(token) })).status).toBe(200)
})

test('paths out of the page are refused as they come over the wire', async () => {
  const { port, token } = await serve()
  const raw = (path: string): Promise<string> =>
    new Promise((settle, refuse) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
        ),
      )
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('end', () => settle(text))
      socket.on('error', refuse)
    })
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '/a%00b',
    '/%E0%A4%A',
  ])
    expect([path, (await raw(path)).slice(0, 12)]).toEqual([path, 'HTTP/1.1 403'])
  expect(await raw('/../secret.txt')).not.toContain('\r\n\r\nsecret')
  expect((await raw('/missing.js')).slice(0, 12)).toBe('HTTP/1.1 404')
  expect((await raw('/assets')).slice(0, 12)).toBe('HTTP/1.1 404')
})

test('a socket needs our origin, our host, the token and a name', async () => {
  const { port, token } = await serve()
  const origin = `http://127.0.0.1:${port}`
  const ok = { origin, ...bearer(token) }
  expect((await openSocket(port, ok)).status).toBe(101)
  expect((await openSocket(port, { ...ok, origin: 'http://evil.example' })).status).toBe(403)
  expect((await openSocket(port, { ...ok, origin: `http://127.0.0.1:${port + 1}` })).status).toBe(403)
  expect((await openSocket(port, { ...ok, origin: 'null' })).status).toBe(403)
  expect((await openSocket(port, { ...ok, host: `evil.example:${port}` })).status).toBe(403)
  expect((await openSocket(port, { origin })).status).toBe(401)
  expect((await openSocket(port, { origin, ...bearer(`${token}x`) })).status).toBe(401)
  expect((await openSocket(port, ok, '')).status).toBe(400)
  expect((await openSocket(port, ok, '?client=../../x')).status).toBe(400)
})

test('an address that is none is refused, and the studio goes on', async () => {
  const { port, token } = await serve()
  const raw = (lines: readonly string[]): Promise<string> =>
    new Promise((settle, refuse) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () =>
        socket.write([...lines, `Host: 127.0.0.1:${port}`, '', ''].join('\r\n')),
      )
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('close', () => settle(text))
      socket.on('error', refuse)
    })
  const upgrade = await raw([
    'GET //[ HTTP/1.1',
    `Authorization: Bearer ${token}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ])
  expect(upgrade.slice(0, 12)).toBe('HTTP/1.1 404')
  expect((await get(port, '/', bearer(token))).status).toBe(200)
  const away = await get(port, `//evil.example/?token=${token}`)
  expect([away.status, away.headers.location]).toEqual([303, '/evil.example/'])
})

test('only loopback is listened on', async () => {
  const { port } = await serve()
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((face) => face && !face.internal && face.family === 'IPv4')
  if (!outside) return expect(outside).toBeUndefined()
  const reached = await new Promise((settle) => {
    const socket = connect(port, outside.address, () => settle(true))
    socket.on('error', () => settle(false))
  })
  expect(reached).toBe(false)
})

test('malformed messages end the connection, malformed calls are answered with a reason', async () => {
  const { port, token } = await serve()
  const open = async () => (await openSocket(port, bearer(token))).socket as WebSocket
  for (const text of ['{', '[]', '"x"', '{"id":-1,"call":"app.info"}', '{"id":1,"call":5}', '{}']) {
    const socket = await open()
    const closed = closing(socket)
    socket.send(text)
    expect([text, await closed]).toEqual([text, 1007])
  }
  const binary = await open()
  const binaryClosed = closing(binary)
  binary.send(Buffer.from('{"id":1,"call":"app.info"}'))
  expect(await binaryClosed).toBe(1003)
  const socket = await open()
  const ask = async (message: object) => {
    socket.send(JSON.stringify(message))
    return (await next(socket)) as { result: { ok: boolean; error?: { code: string } } }
  }
  for (const name of ['nope', '__proto__', 'constructor', 'toString', ''])
    expect([name, (await ask({ id: 1, call: name })).result.error?.code]).toEqual([name, 'unknownCall'])
  expect((await ask({ id: 2, call: 'run.stop', input: { runId: '../../x' } })).result.error?.code).toBe('badInput')
  expect((await ask({ id: 3, call: 'run.stop', input: { runId: 'x' } })).result.error?.code).toBe('runNotGoing')
  expect(
    (await ask({ id: 4, call: 'project.save', input: { document: { format: 'neuroloom' } } })).result.error?.code,
  ).toBe('badInput')
})

test('a message over the limit ends its connection and no other', async () => {
  const { port, token } = await serve()
  const { socket: other } = await openSocket(port, bearer(token), '?client=other-client')
  const { socket } = await openSocket(port, bearer(token))
  if (!socket || !other) throw new Error('not opened')
  const closed = closing(socket)
  socket.on('error', () => undefined)
  socket.send(Buffer.alloc(90 * 2 ** 20, 32).toString())
  expect(await closed).toBeGreaterThan(0)
  other.send('{"id":7,"call":"settings.get"}')
  expect(await next(other)).toMatchObject({ id: 7, result: { ok: true } })
})

test('streams reach the tabs that listen, and only while they do', async () => {
  const server = await serve()
  const [one, two] = [client(server), client(server)]
  const heard: string[] = []
  one.on('run.changed', () => heard.push('one'))
  const end = two.on('run.changed', () => heard.push('two'))
  await one.call('settings.get', undefined)
  await two.call('settings.get', undefined)
  const started = await one.call('run.start', { document: template('xorMlp', { epochs: 20 }) })
  if (!started.ok) throw new Error(started.error.message)
  await until('news in both tabs', () => heard.includes('one') && heard.includes('two'))
  end()
  await two.call('settings.get', undefined)
  await until('end of the run', async () => {
    const list = await one.call('run.list', { documentId: 'template-xorMlp' })
    return list.ok && list.value[0]?.status === 'finished'
  })
  heard.length = 0
  expect(await one.call('run.rename', { runId: started.value.runId, title: 'x' })).toEqual({ ok: true, value: null })
  await until('news in the first tab', () => heard.includes('one'))
  expect(heard).not.toContain('two')
  one.close()
  two.close()
})

test('a client comes back to a server that was gone, and its calls fail meanwhile without hanging', async () => {
  const server = await serve()
  const tab = client(server)
  const states: string[] = []
  tab.connection.subscribe((state) => states.push(state))
  const heard: unknown[] = []
  tab.on('run.changed', (payload) => heard.push(payload))
  expect((await tab.call('settings.get', undefined)).ok).toBe(true)
  // Breaks under the call: the socket is cut before an answer can come.
  const pending = tab.call('app.info', undefined)
  tab.sockets[0]?.terminate()
  expect(await pending).toMatchObject({ ok: false, error: { code: 'connectionLost' } })
  expect(await tab.call('settings.get', undefined)).toMatchObject({ ok: false, error: { code: 'connectionLost' } })
  await until('return', () => tab.connection.state() === 'open')
  expect(states).toEqual(['open', 'lost', 'open'])
  const started = await tab.call('run.start', { document: template('xorMlp', { epochs: 1 }) })
  expect(started.ok).toBe(true)
  await until('renewed subscription', () => heard.length > 0)
  await server.close()
  running.length = 0
  await until('loss', () => tab.connection.state() === 'lost')
  expect(await tab.call('settings.get', undefined)).toMatchObject({ ok: false, error: { code: 'connectionLost' } })
  tab.close()
})

test('a client that never gets through fails its calls', async () => {
  const { port } = await serve()
  const stranger = client({ port, token: 'wrong' })
  expect(await stranger.call('settings.get', undefined)).toMatchObject({ ok: false, error: { code: 'connectionLost' } })
  stranger.close()
})

test('the file named at the start is opened by the first tab alone', async () => {
  const server = await serve({ file: '/some/where.neuroloom.json' })
  const [one, two] = [client(server), client(server)]
  const heard: unknown[] = []
  one.on('app.command', (payload) => heard.push(payload))
  await until('command', () => heard.length > 0)
  expect(heard).toEqual([{ command: 'openPath', path: '/some/where.neuroloom.json' }])
  two.on('app.command', (payload) => heard.push(payload))
  await two.call('settings.get', undefined)
  await two.call('settings.get', undefined)
  expect(heard).toHaveLength(1)
  one.close()
  two.close()
})

test('sockets that never end, and say nothing, half, or what is refused, do not keep the studio from ending', async () => {
  const { port, token, close } = await serve()
  const upgrade = `GET /socket?client=test-client-1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n'
  const texts = [
    '',
    'GET / HT',
    `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 1000000\r\n\r\nx`,
    `${upgrade}${key}\r\n`,
    `${upgrade}Authorization: Bearer ${token}\r\n\r\n`,
    `${upgrade}${key}Authorization: Bearer ${token}\r\n\r\n`,
  ]
  const held = texts.map((text) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => text !== '' && socket.write(text))
    return socket.on('error', () => undefined).resume()
  })
  expect((await get(port, '/', bearer(token))).status).toBe(200)
  running.length = 0
  await close()
  expect(await get(port, '/').catch(() => 'gone')).toBe('gone')
  held.forEach((socket) => socket.destroy())
})

test('closing frees the port and leaves no socket open; a taken port is named', async () => {
  const first = await serve()
  const tab = client(first)
  await tab.call('settings.get', undefined)
  const taken = await startServer({
    port: first.port,
    page: first.folder,
    studio: () => Promise.reject(new Error('not needed')),
  })
  expect(taken).toMatchObject({ ok: false, error: { code: 'portTaken', values: { port: first.port } } })
  await first.close()
  running.length = 0
  tab.close()
  const second = await serve({ port: first.port })
  expect(second.port).toBe(first.port)
  expect(second.token).not.toBe(first.token)
})
