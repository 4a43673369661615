import { ensureElectron } from '../ensureElectron.mjs'
import { ensureNative } from '../ensureNative.mjs'
import { ensurePython } from '../ensurePython.mjs'
import { runQuietly } from '../lib/runQuietly.mjs'
import { ensureSoftwareCard } from '../lib/system/ensureSoftwareCard.mjs'
import { findChromium } from '../lib/system/findChromium.mjs'
import { findOnPath } from '../lib/system/findOnPath.mjs'
import { installSystemPackages } from '../lib/system/installSystemPackages.mjs'
import { missingLibraries, packagesOf } from '../lib/system/missingLibraries.mjs'
import { Problem } from '../lib/Problem.mjs'

/** Without a font that has Cyrillic letters, screenshots and measured text widths in Ukrainian mean nothing. */
async function missingFonts() {
  const { code, stdout } = await runQuietly('fc-list', [':lang=uk', 'family'])
  return code === 0 && stdout.trim() ? [] : ['fonts-dejavu-core']
}

async function missingPackages(electron) {
  if (process.platform !== 'linux') return []
  return [
    ...packagesOf(await missingLibraries(electron)),
    ...(findOnPath('Xvfb') ? [] : ['xvfb']),
    ...(findChromium() ? [] : ['chromium']),
    ...(await missingFonts()),
  ]
}

/** Runs an install that must not stop the tests: those that need it skip themselves with the reason they find in this variable. */
async function orSayMissing(variable, install) {
  try {
    await install()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    process.env[variable] = [error.message, error.why].filter(Boolean).join(' ')
  }
}

/** What steps need beyond the npm packages. Each throws a Problem where it cannot be had. */
export const preparations = {
  async electron() {
    await installSystemPackages(await missingPackages(await ensureElectron()), 'The end-to-end test')
  },
  async browser() {
    const chromium = findChromium()
    if (!chromium)
      throw new Problem({
        what: 'Chromium for the end-to-end tests was not found.',
        todo: 'install Chromium or Chrome, or set NEUROLOOM_CHROMIUM to its path',
      })
    process.env.NEUROLOOM_CHROMIUM = chromium
  },
  python: () => orSayMissing('NEUROLOOM_PYTHON_MISSING', ensurePython),
  native: () => orSayMissing('NEUROLOOM_NATIVE_MISSING', ensureNative),
  softwareCard: () => orSayMissing('NEUROLOOM_SOFTWARE_CARD_MISSING', ensureSoftwareCard),
}
