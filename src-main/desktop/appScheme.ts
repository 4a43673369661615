import { app, protocol } from 'electron'
import { contentSecurityPolicy, readPageFile } from '../services/pageFiles'

const SCHEME = 'app'
const HOST = 'main'
/** Where the page lives. A scheme of its own gives it an origin that no web page can have. */
export const PAGE_ORIGIN = `${SCHEME}://${HOST}`

/** Must be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers requests of the scheme from the folder of the built page, with `protocol.handle` where Electron has it (25 and later). */
export function serveAppScheme(page: string): void {
  const policy = contentSecurityPolicy()
  const load = (address: string) => {
    const url = new URL(address)
    // Other hosts of the scheme have nothing: a path that leads out of the page is refused.
    return readPageFile(page, url.host === HOST ? url.pathname : '/..', policy)
  }
  if (typeof protocol.handle === 'function') {
    protocol.handle(SCHEME, async ({ url }) => {
      const { status, headers, body } = await load(url)
      return new Response(new Uint8Array(body), { status, headers: { ...headers } })
    })
    return
  }
  protocol.registerBufferProtocol(SCHEME, ({ url }, answer) => {
    void load(url).then(({ status, headers, body }) => {
      answer({
        statusCode: status,
        headers: { ...headers },
        mimeType: headers['content-type']?.split(';')[0] ?? 'text/plain',
        data: body,
      })
    })
  })
}

/** The development server's page, when there is one; never in a packaged program. */
export const developmentPage = (): string | undefined =>
  app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
