import { IMPORT_ENDINGS } from '@shared/importEndings'
import { isAbsolute, join } from 'node:path'
import { dialog, shell, type BrowserWindow } from 'electron'
import type { Language } from '@shared/language'
import type { Dialogs } from '../services/dialogs'
import { makeFolder } from '../services/files/makeFolder'
import { desktopTexts } from './desktopTexts'

export interface DesktopDialogsParts {
  readonly projects: string
  readonly windowOf: (caller: string) => BrowserWindow | undefined
  readonly language: () => Promise<Language>
}

/** Extensions that are offered first; what a file is, is told by what is in it. */

/** The system's own dialogs, over the window that asks. */
export function createDesktopDialogs({ projects, windowOf, language }: DesktopDialogsParts): Dialogs {
  const filters = (words: Language) => [
    { name: desktopTexts.projects[words], extensions: ['neuroloom.json', 'json'] },
    { name: desktopTexts.allFiles[words], extensions: ['*'] },
  ]
  /** The dialog opens in the folder of projects, so it should be there; where it cannot be made, the system chooses. */
  const startAt = async (name: string): Promise<string> => {
    await makeFolder(projects).catch(() => undefined)
    return isAbsolute(name) ? name : join(projects, name)
  }
  return {
    openProject: async ({ id }) => {
      const options = {
        defaultPath: await startAt(''),
        filters: filters(await language()),
        properties: ['openFile' as const],
      }
      const window = windowOf(id)
      const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return filePaths[0]
    },
    saveProject: async ({ id }, suggestion) => {
      const options = { defaultPath: await startAt(suggestion), filters: filters(await language()) }
      const window = windowOf(id)
      const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      return filePath === '' ? undefined : filePath
    },
    importFrom: async ({ id }) => {
      const words = await language()
      const options = {
        title: desktopTexts.import[words],
        defaultPath: await startAt(''),
        filters: [
          { name: desktopTexts.networks[words], extensions: [...IMPORT_ENDINGS] },
          { name: desktopTexts.allFiles[words], extensions: ['*'] },
        ],
        properties: ['openFile' as const],
      }
      const window = windowOf(id)
      const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return filePaths[0]
    },
    exportTo: async ({ id }, suggestion) => {
      const options = { title: desktopTexts.export[await language()], defaultPath: await startAt(suggestion) }
      const window = windowOf(id)
      const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      return filePath === '' ? undefined : filePath
    },
    reveal: async (path) => shell.showItemInFolder(path),
  }
}
