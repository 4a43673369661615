import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Decides who may speak to the server: only pages of this server, opened with the link that was printed. */
export interface Guard {
  readonly token: string
  /** A request for a page whose `Host` is ours. A page of a foreign name that resolves to loopback fails here. */
  knowsHost(request: IncomingMessage): boolean
  /** A socket must be opened by our own page; programs that are not browsers may leave `Origin` out. */
  knowsOrigin(request: IncomingMessage): boolean
  /** The token in the link, in the cookie that the link leaves, or in the header `Authorization: Bearer`. */
  isAdmitted(request: IncomingMessage): boolean
  /** The token is in the link itself. */
  hasLinkToken(request: IncomingMessage): boolean
  /** `Set-Cookie` that keeps the page admitted. */
  readonly cookie: string
}

const LOOPBACK = ['127.0.0.1', 'localhost']

function equal(given: string | null | undefined, token: string): boolean {
  if (given === null || given === undefined) return false
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The address that was asked for; `undefined`: it is not one. */
export const urlOf = (request: IncomingMessage): URL | undefined => {
  try {
    return new URL(request.url ?? '/', 'http://127.0.0.1')
  } catch {
    return undefined
  }
}

export function createGuard(port: number): Guard {
  const token = randomBytes(24).toString('base64url')
  // Cookies do not tell ports apart, so the port is in the name: several servers may run.
  const name = `neuroloom-${port}`
  const hosts = new Set(LOOPBACK.map((host) => `${host}:${port}`))
  const origins = new Set([...hosts].map((host) => `http://${host}`))
  const cookieOf = (request: IncomingMessage) =>
    (request.headers.cookie ?? '')
      .split(/;\s*/)
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1)
  const linkToken = (request: IncomingMessage) => urlOf(request)?.searchParams.get('token')
  return {
    token,
    cookie: `${name}=${token}; Path=/; HttpOnly; SameSite=Strict`,
    knowsHost: (request) => hosts.has((request.headers.host ?? '').toLowerCase()),
    knowsOrigin: (request) => request.headers.origin === undefined || origins.has(request.headers.origin.toLowerCase()),
    hasLinkToken: (request) => equal(linkToken(request), token),
    isAdmitted: (request) =>
      equal(linkToken(request), token) ||
      equal(cookieOf(request), token) ||
      equal(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1], token),
  }
}
