// npm start [-- FILE] [--retry-electron] [--no-native]: installs what is missing, builds what is stale, opens the studio.
import { resolve } from 'node:path'
import { ensureElectron } from './ensureElectron.mjs'
import { ensureBuilt } from './lib/ensureBuilt.mjs'
import { ensurePackages } from './lib/ensurePackages.mjs'
import { inRoot, root } from './lib/paths.mjs'
import { Problem } from './lib/Problem.mjs'
import { runMain } from './lib/runMain.mjs'
import { runThrough } from './lib/runThrough.mjs'
import { say } from './lib/say.mjs'
import { electronFlags } from './lib/system/electronFlags.mjs'
import { installSystemPackages } from './lib/system/installSystemPackages.mjs'
import { missingLibraries, packagesOf } from './lib/system/missingLibraries.mjs'

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** npm runs scripts in the package's folder; a file's name is meant from where the person stands. */
const fromHere = (argument) =>
  argument.startsWith('-') ? argument : resolve(process.env.INIT_CWD ?? process.cwd(), argument)

/** The Electron to open the window with; undefined, with the reason said, where there is none to be had. */
async function windowElectron(retry) {
  try {
    const electron = await ensureElectron({ retry })
    await installSystemPackages(packagesOf(await missingLibraries(electron)), 'The studio’s window')
    return electron
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    say(`${error}\nWithout a window of its own, the studio is served to a browser instead.`)
    return undefined
  }
}

await runMain(async () => {
  const words = process.argv.slice(2)
  const retry = words.includes('--retry-electron')
  const args = words.filter((word) => word !== '--retry-electron').map(fromHere)
  await ensurePackages()
  if (!hasDisplay())
    say(
      'There is no display here ($DISPLAY and $WAYLAND_DISPLAY are not set): the studio is served to a browser instead.',
    )
  const electron = hasDisplay() ? await windowElectron(retry) : undefined
  await ensureBuilt()
  if (!electron) return runThrough(process.execPath, [inRoot('out', 'main', 'cli.js'), 'serve', ...args], { cwd: root })
  const flags = electronFlags()
  say('Opening the studio ...')
  return runThrough(electron, [root, ...flags, ...args], { cwd: root })
})
