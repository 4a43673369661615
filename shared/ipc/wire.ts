import { z } from 'zod'
import type { Result } from '../result'

/** What a page may send over a WebSocket: a call, or the start or end of its interest in a stream. */
export const clientMessage = z.union([
  z.object({ id: z.number().int().min(0), call: z.string().max(100), input: z.unknown().optional() }),
  z.object({ on: z.string().max(100) }),
  z.object({ off: z.string().max(100) }),
])

/** What the main side sends back: the answer to a call, or a message of a stream. */
export type ServerMessage =
  { readonly id: number; readonly result: Result<unknown> } | { readonly stream: string; readonly payload: unknown }

/** Where the WebSocket is, on the page's own origin; `client` in the query names the tab across reconnections. */
export const SOCKET_PATH = '/socket'
/** A client's name: one window or one tab. */
export const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** What the preload script shows the page as `window.neuroloom`. Names outside the contract are refused. */
export interface PreloadBridge {
  call(name: string, input: unknown): Promise<Result<unknown>>
  on(name: string, listener: (payload: unknown) => void): () => void
  /** Where a file lies that a person dropped on the window; empty: it has no place on this computer's disks. */
  pathOf(file: object): string
}
