import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import { contract } from '@shared/ipc/contract'
import type { PreloadBridge } from '@shared/ipc/wire'
import type { Result } from '@shared/result'
import { CHANNELS } from './channels'

// Every view that follows a run listens on its own.
ipcRenderer.setMaxListeners(0)

const calls = new Set(Object.keys(contract.calls))
const streams = new Set(Object.keys(contract.streams))

const refuse = (name: string): never => {
  throw new Error(`"${name}" is not part of the contract.`)
}

const bridge: PreloadBridge = {
  call: async (name, input) =>
    calls.has(name) ? ((await ipcRenderer.invoke(CHANNELS.call, name, input)) as Result<unknown>) : refuse(name),
  on: (name, listener) => {
    if (!streams.has(name)) return refuse(name)
    // The event itself stays here: it would give the page a way to send on any channel.
    const forward = (_event: IpcRendererEvent, stream: string, payload: unknown) => {
      if (stream === name) listener(payload)
    }
    ipcRenderer.on(CHANNELS.stream, forward)
    ipcRenderer.send(CHANNELS.listen, name)
    return () => {
      ipcRenderer.removeListener(CHANNELS.stream, forward)
    }
  },
  pathOf: (file) => {
    // Before Electron 29 files have a path of their own, and there is no `webUtils`.
    const { getPathForFile } = (webUtils as typeof webUtils | undefined) ?? {}
    return getPathForFile?.(file as File) ?? (file as { readonly path?: string }).path ?? ''
  },
}

contextBridge.exposeInMainWorld('neuroloom', bridge)
