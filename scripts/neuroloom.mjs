// npm run -s neuroloom -- ARGS: the command line, with what it needs installed and built first. Its stdout is the command's alone.
import { ensureBuilt } from './lib/ensureBuilt.mjs'
import { ensurePackages } from './lib/ensurePackages.mjs'
import { inRoot } from './lib/paths.mjs'
import { runMain } from './lib/runMain.mjs'
import { runThrough } from './lib/runThrough.mjs'
import { sayTo } from './lib/say.mjs'
import { endWithParent } from './lib/signals.mjs'

sayTo(process.stderr)
await runMain(async () => {
  // A person may start the script alone and log out: `nohup node scripts/neuroloom.mjs train … &`.
  if (process.env.npm_lifecycle_event) endWithParent()
  await ensurePackages()
  await ensureBuilt()
  // File names are meant from where the person stands, and npm has moved to the package's folder.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  return runThrough(process.execPath, [inRoot('out', 'main', 'cli.js'), ...process.argv.slice(2)], { cwd, tied: true })
})
