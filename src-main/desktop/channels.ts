/** The only three channels between a window and the main process; what travels on them is named by the contract. */
export const CHANNELS = {
  /** Window to main, answered: name and input of a call. */
  call: 'neuroloom:call',
  /** Window to main: the page began to listen to a stream. */
  listen: 'neuroloom:listen',
  /** Main to window: name of a stream and its payload. */
  stream: 'neuroloom:stream',
} as const
