import { existsSync } from 'node:fs'
import { findOnPath } from './findOnPath.mjs'

const macs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser for the tests: $NEUROLOOM_CHROMIUM, else Chromium or Chrome where systems keep it; undefined where there is none. */
export function findChromium() {
  const given = process.env.NEUROLOOM_CHROMIUM
  if (given && existsSync(given)) return given
  return (
    findOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    macs.find((path) => existsSync(path))
  )
}
