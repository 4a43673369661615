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
}

/** A client over the preload bridge in the desktop window, over a WebSocket to the page's own origin in a browser. */
export function createClient(): StudioClient {
  if (window.neuroloom) return createPreloadClient<StudioContract>(window.neuroloom)
  const url = new URL(SOCKET_PATH, window.location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return createWebSocketClient<StudioContract>({ url: url.href, open: (address) => new WebSocket(address) })
}
