// npm run build: builds the studio into out/ unless it is up to date.
import { ensureBuilt } from './lib/ensureBuilt.mjs'
import { ensurePackages } from './lib/ensurePackages.mjs'
import { runMain } from './lib/runMain.mjs'
import { say } from './lib/say.mjs'

await runMain(async () => {
  await ensurePackages()
  await ensureBuilt()
  say('out/ is up to date.')
})
