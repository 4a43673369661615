import type { Locator } from '@playwright/test'
import { gatePerceptron, letterMachine } from '../support/classicalDocuments'
import { findVisualFaults } from './fixtures/findVisualFaults'
import { openDocument } from './fixtures/openDocument'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

const pixels = (picture: Locator): Promise<string> =>
  picture.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())

test('the line of a perceptron moves while it learns a gate, and settles where the lecture says', async ({
  openTab,
  home,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await expect(page.getByTestId('template-lenet5')).toBeVisible()
  await openDocument(page, home, gatePerceptron('and', 8))
  await screen.openTab('Inside')
  await expect(screen.results.getByText('The inside is seen as soon as training runs.')).toBeVisible()

  await page.getByRole('button', { name: /^Speed/ }).click()
  await page.getByRole('menuitemradio', { name: /^5\// }).click()
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  const picture = screen.results.getByRole('img', { name: /^The data and the line/ })
  await expect(picture).toBeVisible({ timeout: 30_000 })
  await expect(screen.results.getByText('live')).toBeVisible()
  const first = await pixels(picture)
  await expect.poll(() => pixels(picture), { timeout: 10_000 }).not.toBe(first)
  const second = await pixels(picture)
  await expect.poll(() => pixels(picture), { timeout: 10_000 }).not.toBe(second)

  // No mistake from the sixth epoch on: 4x₁ + 2x₂ − 6 = 0, as the rule gives from zero.
  const line = screen.results.getByTestId('line')
  await expect(line).toHaveText('4·x₁ + 2·x₂ − 6 = 0', { timeout: 20_000 })
  const settled = await pixels(picture)
  await expect(page.getByTestId('run-progress')).toContainText(/step 32/, { timeout: 20_000 })
  await expect(screen.results.getByText('after step 32')).toBeVisible()
  expect(await pixels(picture)).toBe(settled)
  expect(await findVisualFaults(page)).toEqual([])

  // What the rule measures is called as the rule calls it.
  await screen.openTab('Curves')
  await expect(screen.results.getByRole('figure', { name: /^Mistakes/ })).toBeVisible()
  await screen.openTab('Inside')
  await expect(line).toHaveText('4·x₁ + 2·x₂ − 6 = 0')
})

test('rows can be kept in their own order, and that can be undone', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openBlank()
  const shuffle = screen.inspector.getByRole('switch', { name: 'Shuffle rows' })
  await expect(shuffle).toBeChecked()
  await shuffle.press('Space')
  await expect(shuffle).not.toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(shuffle).toBeChecked()
})

test('the film of a memory begins with a letter that is spoiled by chance or by hand', async ({ openTab, home }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await expect(page.getByTestId('template-lenet5')).toBeVisible()
  await openDocument(page, home, letterMachine(3))
  await screen.openTab('Inside')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 40_000 })
  await screen.results.getByRole('combobox', { name: 'Picture' }).click()
  await page.getByRole('option', { name: 'Film of states' }).click()

  const pad = screen.results.getByRole('application', { name: 'What the film begins with' })
  const state = screen.results.getByRole('img', { name: /^State 0 of/ })
  await expect(state).toBeVisible()
  const [clean, shown] = [await pixels(pad), await pixels(state)]
  const restore = screen.results.getByRole('button', { name: 'As in the data' })
  await expect(restore).toBeDisabled()
  await screen.results.getByRole('button', { name: 'Flip 20 % at random' }).click()
  await expect.poll(() => pixels(pad)).not.toBe(clean)
  await expect.poll(() => pixels(state)).not.toBe(shown)
  await restore.click()
  await expect.poll(() => pixels(state)).toBe(shown)
  await pad.click()
  await expect.poll(() => pixels(state)).not.toBe(shown)
  await pad.click()
  await expect.poll(() => pixels(state)).toBe(shown)
  await pad.press('ArrowRight')
  await pad.press('Space')
  await expect.poll(() => pixels(state)).not.toBe(shown)

  await screen.results.getByRole('button', { name: 'Play the film' }).click()
  await expect(page.getByTestId('film-step')).not.toHaveText(/^step 0 /)
  expect(await findVisualFaults(page)).toEqual([])
})
