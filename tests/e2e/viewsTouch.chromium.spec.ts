import type { Locator, Page } from '@playwright/test'
import { template } from '../support/documents'
import { findVisualFaults } from './fixtures/findVisualFaults'
import { openDocument } from './fixtures/openDocument'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

/** Chooses a view and the layer that it shows. */
async function look(page: Page, view: string, layer?: string): Promise<void> {
  const panel = page.getByRole('tabpanel')
  await panel.getByRole('combobox', { name: 'View', exact: true }).click()
  await page.getByRole('option', { name: view, exact: true }).click()
  if (layer === undefined) return
  await panel.getByRole('combobox', { name: 'Layer', exact: true }).click()
  await page.getByRole('option', { name: layer, exact: true }).click()
}
const bar = (page: Page, name: string): Locator =>
  page
    .getByRole('tabpanel')
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${name}`) })

test('a weight of a neuron is changed by hand, what it answers moves, and Ctrl+Z takes it back', async ({
  openTab,
  home,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await expect(page.getByTestId('template-lenet5')).toBeVisible({ timeout: 30_000 })
  await openDocument(page, home, template('oneNeuron'))
  await screen.openTab('Inside')
  await screen.results.getByRole('button', { name: 'Look at it before training' }).click()
  await look(page, 'Activations', 'ReLU')
  // 0.5·0.6 − 0.3·(−1.2) + 0.1
  await expect(bar(page, 'unit 1')).toContainText('0.76')

  await look(page, 'Weights and filters', 'w₁ = 0.5')
  const cells = screen.results.getByRole('application')
  await cells.focus()
  await cells.press('ArrowRight')
  await expect(screen.results.getByTestId('cell')).toHaveText('from input 1 to unit 1: 0.5')
  await cells.press('Enter')
  const value = page.getByRole('textbox', { name: 'Value of the weight' })
  await expect(value).toHaveValue('0.5')
  await value.fill('NaN')
  await expect(page.getByText('This is not a number.')).toBeVisible()
  await value.fill('1')
  await value.press('Enter')
  await page.keyboard.press('Escape')
  await expect(screen.results.getByText('edited by hand')).toBeVisible()
  await look(page, 'Activations', 'ReLU')
  // 1·0.6 − 0.3·(−1.2) + 0.1
  await expect(bar(page, 'unit 1')).toContainText('1.06')
  await screen.openTab('Test it')
  await screen.results.getByRole('button', { name: 'Take a row of the data' }).click()
  await expect(screen.results.getByText('1.06', { exact: false }).first()).toBeVisible()

  await expect(page.getByRole('button', { name: 'Undo: change a weight' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo: change a weight' }).click()
  await expect(screen.results.getByText('0.76', { exact: false }).first()).toBeVisible()
  await screen.openTab('Inside')
  await expect(bar(page, 'unit 1')).toContainText('0.76')
  await page.keyboard.press('Control+y')
  await expect(bar(page, 'unit 1')).toContainText('1.06')
  expect(await findVisualFaults(page)).toEqual([])
})

test('maps of a convolution are enlarged by a click, its filters tell their numbers, and the output names its classes', async ({
  openTab,
  home,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await expect(page.getByTestId('template-lenet5')).toBeVisible({ timeout: 30_000 })
  await openDocument(page, home, template('convolutionExample'))
  await screen.openTab('Inside')
  await screen.results.getByRole('button', { name: 'Look at it before training' }).click()
  await look(page, 'Weights and filters')
  const cells = screen.results.getByRole('application')
  await cells.focus()
  await cells.press('ArrowRight')
  await expect(screen.results.getByTestId('cell')).toContainText('filter 1, channel 1, row 1, column 1')
  await cells.press('ArrowDown')
  await expect(screen.results.getByTestId('cell')).toContainText('row 2, column 1')

  await openDocument(page, home, template('irisSoftmax', { epochs: 3 }))
  await screen.openTab('Inside')
  await screen.results.getByRole('button', { name: 'Look at it before training' }).click()
  await look(page, 'Activations')
  for (const name of ['setosa', 'versicolor', 'virginica']) await expect(bar(page, name)).toBeVisible()
  await look(page, 'Weights and filters')
  await screen.results.getByRole('checkbox', { name: 'Hold the color scale' }).check()
  await cells.focus()
  await cells.press('ArrowRight')
  await expect(screen.results.getByTestId('cell')).toContainText('from input 1 to unit 1')
  expect(await findVisualFaults(page)).toEqual([])
})
