import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { withLock } from './withLock.mjs'

/** Names the folders that installs of `folder` are made in: whoever holds its lock may remove those he finds. */
const makingName = (folder) => `.making-${basename(folder)}-`

/** Removes a folder into which a program that has just been told to end may still be writing: the tries of `rmSync` do not look for new files. */
function removeFolder(folder, tries = 40) {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    if (tries === 0) throw error
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    removeFolder(folder, tries - 1)
  }
}

/** Removes what interrupted installs of this folder left behind. */
function removeAbandoned(folder) {
  const parent = dirname(folder)
  const left = readdirSync(parent).filter((name) => name.startsWith(makingName(folder)))
  for (const name of left) removeFolder(join(parent, name))
}

/** Puts a folder in the place of one that may be there; where that fails, it stays. */
function exchange(made, folder) {
  const before = join(dirname(folder), `${makingName(folder)}before-${process.pid}`)
  const isThere = existsSync(folder)
  if (isThere) renameSync(folder, before)
  try {
    renameSync(made, folder)
  } catch (error) {
    if (isThere) renameSync(before, folder)
    throw error
  }
}

/**
 * Makes a folder in the cache whole or not at all: it is filled under a temporary name and renamed at the end, one process at a time.
 * @param {string} folder the final path
 * @param {string | (() => void)} wait for the line of a process that has to wait, as in withLock
 * @param {(temporary: string) => Promise<string | void>} fill fills the given empty folder; may return a folder inside it to keep instead
 */
export async function installFolder(folder, wait, fill) {
  if (!existsSync(folder)) await replaceFolder(folder, wait, fill, existsSync)
}

/**
 * As installFolder, over a folder that may be there: it stays until there is another.
 * @param {(folder: string) => boolean | Promise<boolean>} isWhole true for a folder that needs no other
 */
export async function replaceFolder(folder, wait, fill, isWhole) {
  const parent = dirname(folder)
  mkdirSync(parent, { recursive: true })
  await withLock(`${folder}.lock`, wait, async () => {
    if (await isWhole(folder)) return
    removeAbandoned(folder)
    const temporary = mkdtempSync(join(parent, makingName(folder)))
    const remove = () => removeFolder(temporary)
    process.once('exit', remove)
    try {
      exchange((await fill(temporary)) ?? temporary, folder)
    } finally {
      process.off('exit', remove)
      // Of an install that was killed, helpers may have gone on meanwhile.
      removeAbandoned(folder)
    }
  })
}
