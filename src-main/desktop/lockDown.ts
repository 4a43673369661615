import { app, session, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { developmentPage, PAGE_ORIGIN } from './appScheme'

/** Takes from every page what the studio never needs: permissions, other pages, new windows, embedded pages. */
export function lockDown(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  )
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  )
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Whether a message comes from the top frame of our own page. */
export function isOurPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  if (!frame || frame.parent) return false
  try {
    const { protocol, host, origin } = new URL(frame.url)
    const development = developmentPage()
    return (
      `${protocol}//${host}` === PAGE_ORIGIN || (development !== undefined && origin === new URL(development).origin)
    )
  } catch {
    return false
  }
}
