import { BrowserWindow, dialog } from 'electron'
import type { Language } from '@shared/language'
import type { JsonFile } from '../services/files/JsonFile'
import { developmentPage, PAGE_ORIGIN } from './appScheme'
import type { AppCommand } from './buildMenu'
import { CHANNELS } from './channels'
import { desktopTexts } from './desktopTexts'
import { boundsFor, placeOf, type Place } from './windowPlace'

export interface StudioWindowParts {
  readonly preload: string
  readonly place: Place
  readonly placeFile: JsonFile<Place>
  readonly language: () => Promise<Language>
  /** Ends what the window has going; the window is hidden meanwhile. */
  readonly settle: (caller: string) => Promise<void>
  readonly closed: (window: StudioWindow) => void
  /** The page is loaded, for the first time or anew. */
  readonly loads: (window: StudioWindow) => void
}

/** How long the page may take to say that it is asking the person, ms. */
const ANSWER_WITHIN = 4000
/** A page that dies again this soon after a reload is left alone, ms. */
const RELOAD_PAUSE = 10_000

/** One window: sends streams and commands to its page, and closes only when the page has had its say. */
export class StudioWindow {
  readonly window: BrowserWindow
  /** The window's name as a caller. */
  readonly id: string
  private readonly streams = new Set<string>()
  private waiting: { readonly command: AppCommand; readonly path?: string }[] = []
  private mayClose = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private lastReload = 0

  constructor(private readonly parts: StudioWindowParts) {
    this.window = new BrowserWindow({
      ...boundsFor(parts.place),
      show: false,
      autoHideMenuBar: true,
      backgroundColor: '#111318',
      webPreferences: {
        preload: parts.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
      },
    })
    this.id = `window-${this.window.webContents.id}`
    if (parts.place.maximized) this.window.maximize()
    this.followWindow()
    this.followPage()
  }

  load(): Promise<void> {
    return this.window.loadURL(developmentPage() ?? `${PAGE_ORIGIN}/index.html`)
  }

  /** A message of a stream; nothing happens when the page does not listen to it. */
  send(stream: string, payload: unknown): void {
    if (this.streams.has(stream) && !this.window.webContents.isDestroyed())
      this.window.webContents.send(CHANNELS.stream, stream, payload)
  }

  /** A command waits until the page listens. */
  command(command: AppCommand, path?: string): void {
    const message = { command, ...(path !== undefined && { path }) }
    if (this.streams.has('app.command')) this.send('app.command', message)
    else this.waiting.push(message)
  }

  listens(stream: string): void {
    this.streams.add(stream)
    if (stream !== 'app.command') return
    for (const message of this.waiting.splice(0)) this.send(stream, message)
  }

  /** What the page says to the command `closing`. */
  answerClosing(answer: 'asking' | 'close' | 'stay'): void {
    clearTimeout(this.timer)
    if (answer === 'close') void this.leave()
  }

  focus(): void {
    if (this.window.isMinimized()) this.window.restore()
    this.window.focus()
  }

  private followWindow(): void {
    const { window } = this
    window.once('ready-to-show', () => window.show())
    window.on('close', (event) => {
      if (this.mayClose) return
      event.preventDefault()
      this.askToClose()
    })
    window.on('closed', () => {
      clearTimeout(this.timer)
      this.parts.closed(this)
    })
  }

  private followPage(): void {
    const contents = this.window.webContents
    contents.on('did-start-loading', () => {
      this.streams.clear()
      this.parts.loads(this)
    })
    contents.on('render-process-gone', () => {
      this.streams.clear()
      if (Date.now() - this.lastReload < RELOAD_PAUSE) return
      // Nothing is lost: the page is offered its autosave when it comes back.
      this.lastReload = Date.now()
      contents.reload()
    })
  }

  private askToClose(): void {
    if (!this.streams.has('app.command')) return void this.leave()
    this.send('app.command', { command: 'closing' })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.askAboutFrozenPage(), ANSWER_WITHIN)
  }

  private async askAboutFrozenPage(): Promise<void> {
    const language = await this.parts.language()
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message: desktopTexts.frozen[language],
      detail: desktopTexts.frozenDetail[language],
      buttons: [desktopTexts.wait[language], desktopTexts.closeAnyway[language]],
      defaultId: 0,
      cancelId: 0,
    })
    if (response === 1) await this.leave()
  }

  private async leave(): Promise<void> {
    if (this.mayClose || this.window.isDestroyed()) return
    this.mayClose = true
    const place = placeOf(this.window)
    this.window.hide()
    await this.parts.placeFile.change(() => place)
    await this.parts.settle(this.id)
    this.window.destroy()
  }
}
