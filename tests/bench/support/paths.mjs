import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '..', '..', '..', '..')

/** A built main file. */
export function builtFile(name) {
  const path = join(ROOT, 'out', 'main', name)
  if (!existsSync(path)) throw new Error(`${path} is not built: use "npm run bench", which builds first.`)
  return path
}
