import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The repository. */
export const ROOT = resolve(__dirname, '..', '..')
/** The built main files, which tests with real processes run. */
export const MAIN = join(ROOT, 'out', 'main')

/** A built file; a test cannot do without it. */
export function builtFile(name: string): string {
  const path = join(MAIN, name)
  if (!existsSync(path)) throw new Error(`${path} is not built: run "npm run build" first.`)
  return path
}
