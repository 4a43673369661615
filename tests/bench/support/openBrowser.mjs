import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]

/** Chromium without a screen, with a page of the size of a laptop's. */
export async function openBrowser() {
  const executablePath = process.env.NEUROLOOM_CHROMIUM ?? PLACES.find((path) => existsSync(path))
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  return { browser, page, close: () => browser.close() }
}
