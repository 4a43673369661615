import type { StudioContract } from '@shared/ipc/contract'
import type { Client } from '@shared/ipc/defineContract'
import { SOCKET_PATH, type PreloadBridge } from '@shared/ipc/wire'
import type { Connection } from './connection'
import { createPreloadClient } from './preloadClient'
import { createWebSocketClient } from './webSocketClient'

declare global {
  interface Window {
    /** Present in the desktop window only. */
    readonly neuroloom?: PreloadBridge
  }
}

/** The one way to the main side: every call and stream of the contract, and whether it can be reached at all. */
export interface StudioClient extends Client<StudioContract> {
  readonly connection: Connection
  /** Where a dropped file lies; absent in a browser, which does not tell. */
  pathOf?(file: File): string
}

/** A client over the preload bridge in the desktop window, over a WebSocket to the page's own origin in a browser. */
export function createClient(): StudioClient {
  const bridge = window.neuroloom
  if (bridge) return { ...createPreloadClient<StudioContract>(bridge), pathOf: (file) => bridge.pathOf(file) }
  const url = new URL(SOCKET_PATH, window.location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return createWebSocketClient<StudioContract>({ url: url.href, open: (address) => new WebSocket(address) })
}
