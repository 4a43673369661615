import { isAbsolute, join, resolve } from 'node:path'
import { app, dialog, Menu } from 'electron'
import type { Language } from '@shared/language'
import { createStudio } from '../composition'
import { builtFiles } from '../services/standardFolders'
import type { Studio } from '../studio'
import { developmentPage, registerAppScheme, serveAppScheme } from './appScheme'
import { buildMenu } from './buildMenu'
import { createDesktopDialogs } from './desktopDialogs'
import { forkUtilityTrainer } from './forkUtilityTrainer'
import { lockDown } from './lockDown'
import { StudioWindows } from './StudioWindows'
import { createPlaceFile } from './windowPlace'

/** A project named on the command line. Chromium puts switches of its own between the arguments, so only the name tells. */
const fileIn = (words: readonly string[], folder: string): string | undefined => {
  const word = words.slice(1).find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.json'))
  return word === undefined || isAbsolute(word) ? word : resolve(folder, word)
}

class Desktop {
  private readonly built = builtFiles(__dirname)
  private readonly windows = new StudioWindows()
  private readonly place = createPlaceFile(join(app.getPath('userData'), 'window.json'))
  private studio: Studio | undefined
  private file = fileIn(process.argv, process.cwd())
  private ended = false
  /** The person asked to quit; a window that stays takes it back. */
  private quitting = false

  start(): void {
    app.on('second-instance', (_event, words, folder) => this.openFile(fileIn(words, folder)))
    app.on('open-file', (event, path) => {
      event.preventDefault()
      this.openFile(path)
    })
    app.on('before-quit', () => {
      this.quitting = true
    })
    // Windows ask before they close, which ends the system's own way of quitting; on a Mac an application outlives its windows.
    app.on('window-all-closed', () => {
      if (this.quitting || process.platform !== 'darwin') app.quit()
    })
    app.on('activate', () => {
      if (!this.windows.front()) void this.openWindow()
    })
    app.on('will-quit', (event) => this.end(event))
    app
      .whenReady()
      .then(() => this.ready())
      .catch((error: unknown) => {
        // Without its folder of user data nothing could be kept: better no window than one that loses work.
        dialog.showErrorBox('Neuroloom', error instanceof Error ? error.message : String(error))
        app.exit(1)
      })
  }

  private async ready(): Promise<void> {
    lockDown()
    serveAppScheme(this.built.page)
    const projects = join(app.getPath('documents'), 'Neuroloom')
    const studio = await createStudio({
      userData: app.getPath('userData'),
      projects,
      templates: this.built.templates,
      forkTrainer: forkUtilityTrainer(this.built.trainer),
      importer: this.built.importer,
      publisher: this.windows,
      host: 'desktop',
      version: app.getVersion(),
      ensureNative: this.built.ensureNative,
      ...(process.argv.includes('--no-native') && { refusesNative: true }),
      systemLanguage: this.systemLanguage(),
      confined: false,
      dialogs: createDesktopDialogs({
        projects,
        windowOf: (caller) => this.windows.get(caller)?.window,
        language: () => this.language(),
      }),
      closeWindow: (caller, answer) => {
        if (answer === 'stay') this.quitting = false
        this.windows.get(caller)?.answerClosing(answer)
      },
    })
    this.studio = {
      ...studio,
      handlers: { ...studio.handlers, 'settings.set': (patch) => this.setSettings(studio, patch) },
    }
    this.windows.answerCalls(this.studio)
    await this.drawMenu()
    await this.openWindow()
    studio.runs.warm()
    void studio.native.begin()
  }

  private systemLanguage(): Language {
    return app.getLocale().toLowerCase().startsWith('uk') ? 'uk' : 'en'
  }

  private async language(): Promise<Language> {
    return (await this.studio?.settings.get())?.language ?? this.systemLanguage()
  }

  private async setSettings(studio: Studio, patch: Parameters<Studio['settings']['set']>[0]) {
    const changed = await studio.settings.set(patch)
    if (patch.language !== undefined) await this.drawMenu()
    return changed
  }

  private async drawMenu(): Promise<void> {
    const menu = buildMenu({
      language: await this.language(),
      development: developmentPage() !== undefined,
      send: (command) => this.windows.front()?.command(command),
      openWindow: () => void this.openWindow(),
    })
    Menu.setApplicationMenu(menu)
  }

  private async openWindow(): Promise<void> {
    const { studio } = this
    if (!studio) return
    const window = this.windows.open(studio, {
      preload: this.built.preload,
      place: await this.place.read(),
      placeFile: this.place,
      language: () => this.language(),
      settle: (caller) => studio.runs.stopOwned(caller),
    })
    if (this.file !== undefined) window.command('openPath', this.file)
    this.file = undefined
  }

  /** A file opened from outside goes to the window in front; the page asks about unsaved changes. */
  private openFile(path: string | undefined): void {
    const window = this.windows.front()
    window?.focus()
    if (path === undefined) return
    if (window) window.command('openPath', path)
    else this.file = path
  }

  private end(event: { preventDefault(): void }): void {
    if (this.ended || !this.studio) return
    event.preventDefault()
    this.ended = true
    void this.studio.close().finally(() => app.exit(0))
  }
}

const userData = process.env['NEUROLOOM_USER_DATA']
if (userData) app.setPath('userData', resolve(userData))
registerAppScheme()
// As root, which runs with --no-sandbox, this would crash every renderer.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (app.requestSingleInstanceLock()) new Desktop().start()
else app.quit()
