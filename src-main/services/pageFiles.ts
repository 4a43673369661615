import { readFile, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

export interface PageFile {
  readonly status: 200 | 403 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What a page may load: nothing but its own files; styles may be inline, as the component library writes them. `connect` adds origins. */
export const contentSecurityPolicy = (connect = ''): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    `connect-src 'self'${connect === '' ? '' : ` ${connect}`}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const refused = (status: 403 | 404, headers: PageFile['headers']): PageFile => ({
  status,
  headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from(status === 403 ? 'Forbidden' : 'Not found'),
})

/** A file of the built page for a URL path such as `/assets/index.js`, with its headers; nothing outside `root` is ever read. */
export async function readPageFile(root: string, urlPath: string, policy: string): Promise<PageFile> {
  const headers = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    return refused(403, headers)
  }
  if (path.includes('\0') || path.includes('\\')) return refused(403, headers)
  const file = join(root, path === '/' ? 'index.html' : path)
  if (!file.startsWith(root + sep)) return refused(403, headers)
  try {
    if (!(await stat(file)).isFile()) return refused(404, headers)
    const body = await readFile(file)
    // Built files carry a hash of their content in their names; the page itself does not.
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    return { status: 200, headers: { ...headers, 'content-type': type, 'cache-control': cache }, body }
  } catch {
    return refused(404, headers)
  }
}
