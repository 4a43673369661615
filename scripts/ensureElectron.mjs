// Finds or installs the Electron that the studio runs in.
//   node scripts/ensureElectron.mjs [--retry-electron]    prints the path of its executable
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { legacyElectron, legacyVersion } from './lib/electron/legacyElectron.mjs'
import { officialElectron, officialVersion } from './lib/electron/officialElectron.mjs'
import { inRoot } from './lib/paths.mjs'
import { Problem } from './lib/Problem.mjs'
import { runMain } from './lib/runMain.mjs'
import { say, sayTo } from './lib/say.mjs'

/** For programs that are not started by our scripts, such as a test run from an editor. */
function leaveNote(path) {
  mkdirSync(inRoot('.cache'), { recursive: true })
  writeFileSync(inRoot('.cache', 'electron-path'), path)
}

/** Electron 22 where this system has one; where it fails too, both reasons are told. */
async function findLegacy(reason) {
  try {
    return await legacyElectron()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const why = `${officialVersion()}: ${reason}; ${legacyVersion}: ${error.why}`
    throw new Problem({ what: 'Electron could not be installed.', why, todo: error.todo })
  }
}

async function find(options) {
  const given = process.env.NEUROLOOM_ELECTRON
  if (given && existsSync(given)) return given
  const official = await officialElectron(options)
  if (official.path) return official.path
  const legacy = await findLegacy(official.reason)
  if (legacy) {
    say(
      `Using Electron ${legacyVersion} from the Python Package Index (old: it loads local content only), because ` +
        `${officialVersion()} could not be downloaded: ${official.reason}. To try again: npm start -- --retry-electron`,
    )
    return legacy
  }
  throw new Problem({
    what: `Electron ${officialVersion()} could not be downloaded.`,
    why: official.reason,
    todo: 'check the network connection, set ELECTRON_MIRROR to a mirror you can reach, or run with --retry-electron later',
  })
}

/**
 * The path of an Electron executable; installs one where none is there (npm packages must be installed).
 * Takes $NEUROLOOM_ELECTRON first, then the version of package.json, then the older one from the Python Package Index.
 * @param {{ retry?: boolean }} [options] retry: ask Electron's site again although it could not be reached lately
 * @returns {Promise<string>} also in process.env.NEUROLOOM_ELECTRON and in .cache/electron-path
 */
export async function ensureElectron(options = {}) {
  const path = await find(options)
  process.env.NEUROLOOM_ELECTRON = path
  leaveNote(path)
  return path
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  sayTo(process.stderr)
  await runMain(async () => {
    process.stdout.write(`${await ensureElectron({ retry: process.argv.includes('--retry-electron') })}\n`)
  })
}
