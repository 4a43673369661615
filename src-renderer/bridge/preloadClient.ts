import type { Client, Contract, OutputOf } from '@shared/ipc/defineContract'
import type { PreloadBridge } from '@shared/ipc/wire'
import { fail, problem, type Result } from '@shared/result'
import { createConnection, type Connection } from './connection'

/** A client over `window.neuroloom`. The main process cannot be lost without the window, so the connection is always open. */
export function createPreloadClient<C extends Contract>(bridge: PreloadBridge): Client<C> & { connection: Connection } {
  return {
    connection: createConnection('open'),
    call: async (name, input) => {
      try {
        return (await bridge.call(name, input)) as Result<OutputOf<C, typeof name>>
      } catch (error) {
        return fail(problem('connectionLost', 'The studio did not answer.', { call: name }, error))
      }
    },
    on: (name, listener) => bridge.on(name, listener as (payload: unknown) => void),
  }
}
