import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this program keeps its own, and where a person's projects go by default. */
export interface StandardFolders {
  readonly userData: string
  readonly projects: string
}

const NAME = 'Neuroloom'

function applicationData(env: NodeJS.ProcessEnv, home: string): string {
  if (process.platform === 'win32') return env['APPDATA'] || join(home, 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support')
  return env['XDG_CONFIG_HOME'] || join(home, '.config')
}

/** The same folders as the desktop's, so that runs and settings are shared. `NEUROLOOM_USER_DATA` sets the first. */
export function standardFolders(env: NodeJS.ProcessEnv = process.env): StandardFolders {
  const home = homedir()
  return {
    userData: env['NEUROLOOM_USER_DATA'] || join(applicationData(env, home), NAME),
    projects: join(home, 'Documents', NAME),
  }
}

/** What was built and what comes with it, seen from the folder of the built main files. */
export const builtFiles = (main: string) => ({
  trainer: join(main, 'trainer.js'),
  importer: join(main, 'importer.js'),
  page: join(main, '..', 'renderer'),
  preload: join(main, '..', 'preload', 'preload.js'),
  templates: join(main, '..', '..', 'templates'),
  ensureNative: join(main, '..', '..', 'scripts', 'ensureNative.mjs'),
})
