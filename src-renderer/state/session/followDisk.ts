import type { Studio } from '../studio'

/** Notes when somebody else writes the file of the open project. Returns the function that stops it. */
export const followDisk = ({ client, documents }: Studio): (() => void) =>
  client.on('project.changedOnDisk', ({ path, stamp }) => {
    const state = documents.getState()
    if (path === state.path && stamp !== state.stamp) state.markForeign(stamp)
  })
