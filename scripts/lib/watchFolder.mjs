import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

function sizes(folder) {
  const all = []
  // Walked by hand: the older Electron's Node 16 has no recursive readdir.
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    try {
      if (entry.isDirectory()) all.push(...sizes(path))
      else if (entry.isFile()) all.push(statSync(path).size)
    } catch {
      // It was renamed or removed between the two calls.
    }
  }
  return all
}

/**
 * Feeds a progress display with the bytes that another program has written under a folder.
 * @param {string} folder
 * @param {{ update(done: number, total?: number): void, end(): void }} bar
 * @param {{ total: number, largestOnly?: boolean }} options largestOnly: one file grows and is copied around (a download of pip)
 * @returns {() => void} ends the watch
 */
export function watchFolder(folder, bar, { total, largestOnly = false }) {
  let most = 0
  const timer = setInterval(() => {
    try {
      const all = sizes(folder)
      most = Math.max(most, largestOnly ? Math.max(0, ...all) : all.reduce((sum, size) => sum + size, 0))
      bar.update(Math.min(most, total), total)
    } catch {
      // The folder is not there yet, or not any more.
    }
  }, 500)
  return () => (clearInterval(timer), bar.end())
}
