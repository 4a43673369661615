// npm run dev: the studio with live reload (electron-vite's development server).
import { ensureElectron } from './ensureElectron.mjs'
import { ensurePackages } from './lib/ensurePackages.mjs'
import { inRoot, root } from './lib/paths.mjs'
import { runMain } from './lib/runMain.mjs'
import { runThrough } from './lib/runThrough.mjs'
import { electronFlags } from './lib/system/electronFlags.mjs'

await runMain(async () => {
  await ensurePackages()
  const electron = await ensureElectron()
  const flags = electronFlags().includes('--no-sandbox') ? ['--noSandbox'] : []
  const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const env = { ...process.env, ELECTRON_EXEC_PATH: electron }
  return runThrough(process.execPath, [cli, 'dev', '-c', 'electron.config.ts', ...flags, ...process.argv.slice(2)], {
    cwd: root,
    env,
  })
})
