import { existsSync, readFileSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// `npm test` sets both; a run from an editor takes what the scripts found last.
const note = '.cache/electron-path'
if (!process.env['NEUROLOOM_ELECTRON'] && existsSync(note))
  process.env['NEUROLOOM_ELECTRON'] = readFileSync(note, 'utf8')
const chromium =
  process.env['NEUROLOOM_CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // One studio at a time, and no second try: a test that fails now and then has found something.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: Boolean(process.env['CI']),
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure', viewport: { width: 1440, height: 900 }, actionTimeout: 15_000 },
  projects: [
    { name: 'electron', testMatch: '**/*.electron.spec.ts' },
    {
      name: 'chromium',
      testMatch: '**/*.chromium.spec.ts',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: chromium,
          args: [
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
  ],
})
