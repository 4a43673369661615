import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withLock } from './withLock.mjs'

const abandonedMs = 6 * 3600_000

/** Removes what interrupted installs left behind. */
function removeAbandoned(parent) {
  for (const name of readdirSync(parent)) {
    const path = join(parent, name)
    if (name.startsWith('.making-') && Date.now() - statSync(path).mtimeMs > abandonedMs) rmSync(path, { recursive: true })
  }
}

/**
 * Makes a folder in the cache whole or not at all: it is filled under a temporary name and renamed at the end, one process at a time.
 * @param {string} folder the final path
 * @param {string} what for the line of a process that has to wait
 * @param {(temporary: string) => Promise<string | void>} fill fills the given empty folder; may return a folder inside it to keep instead
 */
export async function installFolder(folder, what, fill) {
  if (existsSync(folder)) return
  const parent = dirname(folder)
  mkdirSync(parent, { recursive: true })
  await withLock(`${folder}.lock`, what, async () => {
    if (existsSync(folder)) return
    removeAbandoned(parent)
    const temporary = mkdtempSync(join(parent, '.making-'))
    const remove = () => rmSync(temporary, { recursive: true, force: true })
    process.once('exit', remove)
    try {
      renameSync((await fill(temporary)) ?? temporary, folder)
    } finally {
      process.off('exit', remove)
      remove()
    }
  })
}
