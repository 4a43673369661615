import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A path inside the repository. */
export const inRoot = (...parts) => join(root, ...parts)

/** The per-user folder for what is downloaded once and shared by every clone: $NEUROLOOM_CACHE, else the XDG cache. */
export function cacheFolder(env = process.env) {
  if (env.NEUROLOOM_CACHE) return resolve(env.NEUROLOOM_CACHE)
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'neuroloom')
}
