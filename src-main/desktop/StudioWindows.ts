import { BrowserWindow, ipcMain } from 'electron'
import { contract, type StudioContract } from '@shared/ipc/contract'
import type { Publisher } from '@shared/ipc/defineContract'
import { fail, problem } from '@shared/result'
import { dispatch } from '../dispatch'
import type { Studio } from '../studio'
import { CHANNELS } from './channels'
import { isOurPage } from './lockDown'
import { StudioWindow, type StudioWindowParts } from './StudioWindow'

/** All windows of the studio: takes their calls and sends them the streams they listen to. */
export class StudioWindows implements Publisher<StudioContract> {
  private readonly windows = new Map<string, StudioWindow>()

  publish: Publisher<StudioContract>['publish'] = (name, payload, to) => {
    for (const [id, window] of this.windows) if (to === undefined || to === id) window.send(name, payload)
  }

  /** The window of a caller. */
  get(id: string): StudioWindow | undefined {
    return this.windows.get(id)
  }

  /** The window in front, or any. */
  front(): StudioWindow | undefined {
    const focused = BrowserWindow.getFocusedWindow()
    const all = [...this.windows.values()]
    return all.find(({ window }) => window === focused) ?? all.at(-1)
  }

  open(studio: Studio, parts: Omit<StudioWindowParts, 'closed' | 'loads'>): StudioWindow {
    const window = new StudioWindow({
      ...parts,
      closed: ({ id }) => {
        this.windows.delete(id)
        studio.gone(id)
      },
      // A copy that cannot be moved aside stays where it is, and is offered at the next start.
      loads: ({ id }) => void studio.reloads(id).catch(() => undefined),
    })
    this.windows.set(window.id, window)
    studio.connected(window.id)
    void window.load()
    return window
  }

  /** Takes calls from the pages of these windows, and from nobody else. */
  answerCalls(studio: Studio): void {
    ipcMain.handle(CHANNELS.call, async (event, name: unknown, input: unknown) => {
      const id = `window-${event.sender.id}`
      if (!isOurPage(event) || !this.windows.has(id)) return fail(problem('unknownCall', 'This call does not exist.'))
      return dispatch(contract, studio.handlers, String(name), input, { id })
    })
    ipcMain.on(CHANNELS.listen, (event, stream: unknown) => {
      if (isOurPage(event)) this.windows.get(`window-${event.sender.id}`)?.listens(String(stream))
    })
  }
}
