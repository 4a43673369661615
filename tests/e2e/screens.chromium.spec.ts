import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { findVisualFaults } from './fixtures/findVisualFaults'
import { ROOT } from './fixtures/home'
import { expect, test } from './fixtures/test'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const FOLDER = join(ROOT, 'test-results', 'screens')

/** Gathers what is wrong with a screen in both sizes; with `NEUROLOOM_SCREENS` set, leaves pictures of it in both themes as well. */
const inspect =
  (page: Page, language: string, faults: Map<string, string[]>) =>
  async (name: string): Promise<void> => {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      // Panels and charts measure themselves after a change of size.
      await page.waitForTimeout(200)
      for (const fault of await findVisualFaults(page))
        faults.set(fault, [...(faults.get(fault) ?? []), `${name} ${size.width}`])
      if (!process.env['NEUROLOOM_SCREENS']) continue
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.screenshot({
          path: join(FOLDER, `${name}-${language}-${colorScheme}-${size.width}.png`),
          animations: 'disabled',
        })
      }
    }
    await page.setViewportSize(SIZES[0])
  }

/** Goes through every screen by what does not depend on the language: places, keys and ids. */
async function visitAll(page: Page, see: (name: string) => Promise<void>): Promise<void> {
  const tab = (number: number) => page.getByRole('tab').nth(number).click()
  const select = (id: string) => page.locator(`[data-card="${id}"]`).click({ position: { x: 50, y: 10 } })
  const train = page.getByTestId('train')
  await expect(page.getByTestId('template-lenet5')).toBeVisible()
  await see('01-start')
  await page.getByTestId('template-lenet5').click()
  await expect(page.locator('[data-card="conv1"]')).toBeVisible()
  await page.waitForTimeout(500)
  await see('02-lenet')
  await select('conv1')
  await see('03-conv2d')
  await select('data')
  await page.locator('[data-inspector] input').nth(1).fill('1000')
  await tab(4)
  await page.waitForTimeout(600)
  await see('04-data')
  await page.keyboard.press('Escape')
  await tab(0)
  await train.click()
  await expect(page.getByRole('region').locator('path.recharts-line-curve').first()).toBeAttached({ timeout: 30_000 })
  await page.waitForTimeout(1500)
  await see('05-training')
  const charts = page.getByRole('figure').filter({ has: page.locator('svg.recharts-surface') })
  await expect(charts).toHaveCount(3)
  for (const chart of await charts.all()) await expect(chart).toBeInViewport({ ratio: 1 })
  await expect(page.getByTestId('run-progress')).toHaveAttribute('data-status', /finished|stopped/, { timeout: 60_000 })
  await tab(2)
  await expect(page.getByRole('table')).toBeVisible({ timeout: 30_000 })
  await see('06-evaluate')
  await tab(3)
  await page.getByRole('tabpanel').getByRole('button').last().click()
  await expect(page.getByTestId('verdict')).toBeVisible()
  await see('07-test')
  await tab(5)
  await see('08-runs')
  await select('output')
  await page.locator('[data-inspector] input').nth(1).fill('7')
  await tab(1)
  await see('09-problems')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio').first()).toBeVisible()
  await see('10-export')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('Control+Shift+E')
  await expect(dialog.locator('svg text').first()).toBeAttached()
  await see('15-picture')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.locator('[data-canvas]').press('Escape')
  await page.keyboard.press('Shift+?')
  await expect(dialog).toBeVisible()
  await see('11-shortcuts')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(dialog).toBeVisible()
  await see('12-commands')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByTestId('device').click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(4)
  await see('14-device')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('radio').nth(1).locator('xpath=following-sibling::label | ..').last().click()
  await see('13-templates')
}

for (const language of ['en', 'uk'] as const)
  test.describe(language, () => {
    test.use({ settings: { language, theme: 'system' } })
    test('every screen can be read', async ({ openTab }) => {
      const page = await openTab()
      const faults = new Map<string, string[]>()
      await visitAll(page, inspect(page, language, faults))
      expect([...faults].map(([fault, places]) => `${fault} (${places.join(', ')})`)).toEqual([])
    })
  })
