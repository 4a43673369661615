import type { Page } from '@playwright/test'
import { findVisualFaults } from './fixtures/findVisualFaults'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

/** Opens a template, trains it to its end, or for a while, and chooses a view. */
async function look(page: Page, template: string, view: string, epochs?: number): Promise<Screen> {
  const screen = new Screen(page)
  await screen.openTemplate(template)
  if (epochs !== undefined) {
    const field = screen.inspector.getByRole('textbox', { name: 'Epochs' })
    await field.fill(String(epochs))
    await field.press('Enter')
  }
  await screen.openTab('Inside')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 40_000 })
  await choose(page, view)
  return screen
}

async function choose(page: Page, view: string): Promise<void> {
  await page.getByRole('combobox', { name: 'View', exact: true }).click()
  await page.getByRole('option', { name: view, exact: true }).click()
}

test('the boundary of a network that has learned XOR has all four corners right', async ({ openTab }) => {
  const page = await openTab()
  const screen = await look(page, 'XOR: a multilayer perceptron', 'Decision boundary')
  const picture = screen.results.getByRole('img', { name: 'Answers of the network over the plane of x₁ and x₂' })
  await expect(picture).toBeVisible()
  await expect(screen.results.getByTestId('boundary-wrong')).toHaveText('0 of 4 wrong')
  // In the very middle of the lower left corner's point the answer is 0.
  const box = await picture.boundingBox()
  if (!box) throw new Error('no picture')
  const here = screen.results.getByTestId('boundary-here')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await expect(here).toHaveText(/^x₁ = 0\.5, x₂ = 0\.[45]\d* → 0?[\d.]+ · [01]$/)
  expect(await findVisualFaults(page)).toEqual([])
})

test('of the four features of iris two are chosen; a network of pictures has no plane', async ({ openTab }) => {
  const page = await openTab()
  const screen = await look(page, 'Softmax on Iris', 'Decision boundary', 30)
  await expect(screen.results.getByText(/^\d+ of \d+ wrong$/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Across' }).click()
  await page.getByRole('option', { name: 'Petal length, cm', exact: true }).click()
  await expect(
    screen.results.getByRole('img', { name: /plane of Petal length, cm and Sepal width, cm$/ }),
  ).toBeVisible()
  await page.getByRole('combobox', { name: 'Up' }).click()
  await page.getByRole('option', { name: 'Petal length, cm', exact: true }).click()
  await expect(screen.results.getByText(/^Both axes are the same input/)).toBeVisible()
})

test('the three points of the lecture lie so in the hidden space that a line parts them', async ({ openTab }) => {
  const page = await openTab()
  const screen = await look(page, 'Three points and ReLU', 'Hidden space')
  const picture = screen.results.getByRole('img', { name: '3 rows as points of the hidden space' })
  await expect(picture).toBeVisible()
  await expect(screen.results.getByTestId('hidden-here')).toHaveText(
    'Right: number 1 of the output · up: number 2 of the output',
  )
  expect(await findVisualFaults(page)).toEqual([])
})

test('t-SNE places the rows of a wide layer, and can be stopped', async ({ openTab }) => {
  const page = await openTab()
  const screen = await look(page, 'Spirals', 'Hidden space', 2)
  await expect(screen.results.getByText(/^Right: component 1 \(\d+% of the variance\)/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Points by' }).click()
  await page.getByRole('option', { name: 'Neighbors (t-SNE)' }).click()
  await page.getByRole('button', { name: 'Place the points' }).click()
  await expect(screen.results.getByTestId('hidden-here')).toHaveText(/^Near points are alike/, { timeout: 20_000 })
  const stop = page.getByRole('button', { name: 'Stop', exact: true }).last()
  if (await stop.isVisible()) await stop.click()
  await expect(page.getByRole('button', { name: 'Place the points' })).toBeVisible()
})
