import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures/test'

interface Bridge {
  call(name: string, input: unknown): Promise<unknown>
  on(name: string, listener: () => void): unknown
}

test('the page has no rights of its own', async ({ openStudio, faults }) => {
  faults.allow(
    /Content Security Policy|Refused to|Failed to fetch|net::ERR|Not allowed to load|Failed to load resource/,
  )
  const visits: string[] = []
  const outside = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*')
    response.end('hello')
  })
  await new Promise<void>((settle) => outside.listen(0, '127.0.0.1', settle))
  const elsewhere = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  try {
    const { app, page } = await openStudio()
    await expect(page.getByRole('heading', { name: 'Where shall we start?' })).toBeVisible()
    const home = page.url()

    await test.step('no Node in the page', async () => {
      const found = await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in window),
      )
      expect(found).toEqual([])
      expect(
        await page.evaluate(() => Object.keys((window as unknown as { neuroloom: object }).neuroloom).sort()),
      ).toEqual(['call', 'on', 'pathOf'])
    })
    await test.step('no evaluation of text, no inline scripts', async () => {
      // Playwright's own evaluation is not bound by the page's policy; a timer with a text is.
      const ran = await page.evaluate(async () => {
        const script = document.createElement('script')
        script.textContent = 'window.inlineRan = true'
        document.head.append(script)
        const evaluated = await new Promise<string>((settle) => {
          window.addEventListener(
            'securitypolicyviolation',
            (event) => event.blockedURI === 'eval' && settle('refused'),
          )
          setTimeout('window.textRan = true')
          setTimeout(() => settle('textRan' in window ? 'ran' : 'nothing'), 1000)
        })
        return { inline: 'inlineRan' in window, evaluated }
      })
      expect(ran).toEqual({ inline: false, evaluated: 'refused' })
    })
    await test.step('nothing is fetched from, or sent to, other places', async () => {
      const results = await page.evaluate(async (address) => {
        const refused = async (attempt: () => Promise<unknown>): Promise<boolean> =>
          attempt().then(
            () => false,
            () => true,
          )
        const image = (): Promise<unknown> =>
          new Promise((settle, reject) => {
            const element = new Image()
            element.onload = settle
            element.onerror = reject
            element.src = `${address}/image`
          })
        const socket = (): Promise<unknown> =>
          new Promise((settle, reject) => {
            const opened = new WebSocket(address.replace('http', 'ws'))
            opened.onopen = settle
            opened.onerror = reject
          })
        return [
          await refused(() => fetch(`${address}/fetch`)),
          await refused(image),
          await refused(socket),
          await refused(() => fetch('file:///etc/passwd')),
        ]
      }, elsewhere)
      expect(results).toEqual([true, true, true, true])
      expect(visits).toEqual([])
    })
    await test.step('no other pages, no new windows, no frames', async () => {
      await page.evaluate((address) => {
        window.open(`${address}/window`)
        const link = document.createElement('a')
        link.href = `${address}/link`
        link.target = '_blank'
        document.body.append(link)
        link.click()
        const frame = document.createElement('iframe')
        frame.src = `${address}/frame`
        document.body.append(frame)
        setTimeout(() => (window.location.href = `${address}/page`))
      }, elsewhere)
      await page.waitForTimeout(800)
      expect(page.url()).toBe(home)
      expect(visits).toEqual([])
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    })
    await test.step('no permissions', async () => {
      const asked = await page.evaluate(async () => ({
        notifications: await Notification.requestPermission(),
        camera:
          (await navigator.mediaDevices?.getUserMedia({ video: true }).then(
            () => 'granted',
            () => 'refused',
          )) ?? 'refused',
        place: await new Promise((settle) =>
          navigator.geolocation.getCurrentPosition(
            () => settle('granted'),
            () => settle('refused'),
          ),
        ),
      }))
      expect(asked).toEqual({ notifications: 'denied', camera: 'refused', place: 'refused' })
    })
    await test.step('the bridge carries the contract and nothing else', async () => {
      const answers = await page.evaluate(async () => {
        const { neuroloom } = window as unknown as { neuroloom: Bridge }
        const say = async (attempt: () => unknown): Promise<string> => {
          try {
            return JSON.stringify(await attempt())
          } catch (error) {
            return `thrown: ${String(error)}`
          }
        }
        return {
          unknownCall: await say(() => neuroloom.call('shell.execute', { command: 'id' })),
          inherited: await say(() => neuroloom.call('constructor', {})),
          unknownStream: await say(() => neuroloom.on('everything', () => undefined)),
          malformed: await say(() => neuroloom.call('run.start', { document: { nodes: 'many' } })),
        }
      })
      expect(answers.unknownCall).toContain('not part of the contract')
      expect(answers.inherited).toContain('not part of the contract')
      expect(answers.unknownStream).toContain('not part of the contract')
      expect(answers.malformed).toContain('"ok":false')
    })
    await test.step('main refuses what the preload would not send', async () => {
      const answer = await app.evaluate(async ({ ipcMain }) => {
        const handlers = (
          ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, ...words: unknown[]) => unknown> }
        )._invokeHandlers
        const handler = handlers.get('neuroloom:call')
        const replies: unknown[] = []
        const event = {
          sender: { id: 1 },
          senderFrame: { url: 'https://example.org/', parent: null },
          _reply: (reply: unknown) => replies.push(reply),
          _throw: (error: unknown) => replies.push(error),
        }
        const returned = await handler?.(event, 'app.info', undefined)
        await new Promise((settle) => setTimeout(settle, 200))
        return JSON.stringify(returned ?? replies)
      })
      expect(answer).toContain('unknownCall')
    })
  } finally {
    outside.closeAllConnections()
    outside.close()
  }
})
