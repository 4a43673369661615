import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { StudioContract } from '@shared/ipc/contract'
import type { PayloadOf } from '@shared/ipc/defineContract'
import type { Language } from '@shared/language'
import { desktopTexts } from './desktopTexts'

export type AppCommand = PayloadOf<StudioContract, 'app.command'>['command']

export interface MenuParts {
  readonly language: Language
  readonly development: boolean
  /** To the page of the window in front. */
  readonly send: (command: AppCommand) => void
  readonly openWindow: () => void
}

type Role = NonNullable<MenuItemConstructorOptions['role']>
type Word = keyof typeof desktopTexts

/** The application's menu in the person's language. */
export function buildMenu({ language, development, send, openWindow }: MenuParts): Menu {
  const say = (word: Word) => desktopTexts[word][language]
  // The page handles these keys itself, as it does in a browser: there Ctrl+Z in a text field undoes typing, not the last edit.
  const command = (label: Word, name: AppCommand, accelerator: string): MenuItemConstructorOptions => ({
    label: say(label),
    accelerator,
    registerAccelerator: false,
    click: () => send(name),
  })
  const role = (label: Word, name: Role): MenuItemConstructorOptions => ({ label: say(label), role: name })
  const quiet = (label: Word, name: Role): MenuItemConstructorOptions => ({
    ...role(label, name),
    registerAccelerator: false,
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const file: MenuItemConstructorOptions[] = [
    command('newProject', 'new', 'CmdOrCtrl+N'),
    { label: say('newWindow'), accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
    command('open', 'open', 'CmdOrCtrl+O'),
    separator,
    command('save', 'save', 'CmdOrCtrl+S'),
    command('saveAs', 'saveAs', 'CmdOrCtrl+Shift+S'),
    separator,
    role('closeWindow', 'close'),
    role('quit', 'quit'),
  ]
  const edit: MenuItemConstructorOptions[] = [
    command('undo', 'undo', 'CmdOrCtrl+Z'),
    command('redo', 'redo', process.platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z'),
    separator,
    quiet('cut', 'cut'),
    quiet('copy', 'copy'),
    quiet('paste', 'paste'),
    quiet('selectAll', 'selectAll'),
  ]
  const view: MenuItemConstructorOptions[] = [
    role('actualSize', 'resetZoom'),
    role('zoomIn', 'zoomIn'),
    role('zoomOut', 'zoomOut'),
    separator,
    role('fullScreen', 'togglefullscreen'),
    ...(development ? [separator, role('reload', 'reload'), role('developerTools', 'toggleDevTools')] : []),
  ]
  const window: MenuItemConstructorOptions[] = [role('minimize', 'minimize'), separator, role('about', 'about')]
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { label: say('file'), submenu: file },
    { label: say('edit'), submenu: edit },
    { label: say('view'), submenu: view },
    { label: say('window'), submenu: window },
  ])
}
