import type { Locator, Page } from '@playwright/test'
import { gatePerceptron } from '../support/classicalDocuments'
import { findVisualFaults } from './fixtures/findVisualFaults'
import { openDocument } from './fixtures/openDocument'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

const scrubber = (page: Page): { readonly thumb: Locator; readonly step: Locator; readonly now: Locator } => {
  const all = page.getByRole('group', { name: 'History of the run' })
  return {
    thumb: all.getByRole('slider', { name: 'Kept moment of the run' }),
    step: all.getByTestId('scrubber-step'),
    now: all.getByRole('button', { name: 'Now' }),
  }
}

test('a run that is over is scrubbed back step by step, and on to now', async ({ openTab, home }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await expect(page.getByTestId('template-lenet5')).toBeVisible({ timeout: 20_000 })
  await openDocument(page, home, gatePerceptron('and', 8))
  await screen.openTab('Inside')
  await page.getByRole('button', { name: /^Speed/ }).click()
  await page.getByRole('menuitemradio', { name: /^10\// }).click()
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText(/step 32/, { timeout: 30_000 })
  const line = screen.results.getByTestId('line')
  await expect(line).toHaveText('4·x₁ + 2·x₂ − 6 = 0')

  const { thumb, step, now } = scrubber(page)
  await expect(step).toHaveText('now, step 32')
  await expect(now).toBeDisabled()
  await expect(page.getByText(/^Kept: 32 of 32 steps/)).toBeVisible()
  await thumb.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(step).toHaveText('after step 31')
  await expect(screen.results.getByText('the past').first()).toBeVisible()
  await expect(line).toHaveText('4·x₁ + 2·x₂ − 6 = 0')
  // From zero, the rule is first wrong at the one row of the gate that is true.
  await page.keyboard.press('Home')
  await expect(step).toHaveText('after step 0')
  await expect(line).not.toHaveText('4·x₁ + 2·x₂ − 6 = 0')
  const before = await line.textContent()
  for (let i = 1; i <= 12; i++) await page.keyboard.press('ArrowRight')
  await expect(step).toHaveText('after step 12')
  await expect(line).not.toHaveText(before ?? '')
  expect(await findVisualFaults(page)).toEqual([])

  // The curves show the place: three epochs of four rows.
  await screen.openTab('Curves')
  await expect(page.locator('.cursor')).not.toHaveCount(0)
  await expect(step).toHaveText('after step 12')
  expect(await findVisualFaults(page)).toEqual([])
  await now.click()
  await expect(page.locator('.cursor')).toHaveCount(0)
  await screen.openTab('Inside')
  await expect(step).toHaveText('now, step 32')
  await expect(line).toHaveText('4·x₁ + 2·x₂ − 6 = 0')
})

test('the past of a run is seen while it goes on', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await page.getByTestId('template-spiralsMlp').click()
  await page.locator('[data-card]').first().waitFor()
  await screen.inspector.getByRole('textbox', { name: 'Epochs' }).fill('100000')
  await page.getByTestId('train').click()
  await screen.openTab('Inside')
  const { thumb, step, now } = scrubber(page)
  await expect(thumb).toBeVisible({ timeout: 30_000 })
  await expect(screen.results.getByText('live')).toBeVisible({ timeout: 30_000 })
  await thumb.focus()
  await page.keyboard.press('Home')
  await expect(step).toHaveText('after step 0')
  await expect(screen.results.getByText('live')).toHaveCount(0)
  const picture = screen.results.locator('canvas').first()
  await expect(picture).toBeVisible()
  const pixels = (): Promise<string> => picture.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
  await page.waitForTimeout(500)
  const first = await pixels()
  const progress = await page.getByTestId('run-progress').textContent()
  await expect(page.getByTestId('run-progress')).not.toHaveText(progress ?? '')
  await page.waitForTimeout(500)
  expect(await pixels()).toBe(first)
  await expect(step).toHaveText('after step 0')
  await now.click()
  await expect(screen.results.getByText('live')).toBeVisible()
  await expect.poll(pixels).not.toBe(first)
})
