import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * Makes a folder and those above it. Node's own `recursive` tries for ever where a folder that is there takes no new one, as in `/proc`.
 * @param {string} path
 */
export function makeFolder(path) {
  try {
    mkdirSync(path)
  } catch (error) {
    if (error.code !== 'ENOENT' && isFolder(path)) return
    const above = dirname(path)
    if (error.code !== 'ENOENT' || above === path || isFolder(above)) throw error
    makeFolder(above)
    makeFolder(path)
  }
}
