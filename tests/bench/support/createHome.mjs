import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary home folder with user data (English, light) and a folder of projects; `env` makes a studio use it. */
export function createHome() {
  const root = mkdtempSync(join(tmpdir(), 'neuroloom-bench-'))
  const userData = join(root, 'data')
  const projects = join(root, 'Documents', 'Neuroloom')
  mkdirSync(userData)
  mkdirSync(projects, { recursive: true })
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ language: 'en', theme: 'light', favorites: [] }))
  const cache =
    process.env.NEUROLOOM_CACHE ??
    join(process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? root, '.cache'), 'neuroloom')
  return {
    root,
    userData,
    projects,
    env: {
      ...process.env,
      HOME: root,
      XDG_CONFIG_HOME: join(root, '.config'),
      NEUROLOOM_USER_DATA: userData,
      NEUROLOOM_CACHE: cache,
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}
