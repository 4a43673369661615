import { findVisualFaults } from './fixtures/findVisualFaults'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('a map tells which unit wins, has no optimizer, and says what is measured in place of accuracy', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('Kohonen map')
  const optimizer = page.getByRole('group', { name: 'Optimizer' })
  await expect(optimizer).toContainText('rules learn here')
  await expect(page.getByRole('combobox', { name: 'Optimizer' })).toHaveCount(0)

  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 60_000 })
  await screen.openTab('Test it')
  await page.getByRole('button', { name: 'Take a row of the data' }).click()
  await expect(screen.results.getByTestId('verdict')).toHaveText(/^unit \d+$/)
  await expect(screen.results.getByText(/^row \d+, column \d+$/)).toBeVisible()
  expect(await findVisualFaults(page)).toEqual([])

  await screen.openTab('Evaluate')
  await expect(screen.results.getByText(/learns without a target.*Measured in their place: Loss/)).toBeVisible()

  await optimizer.getByRole('button', { name: 'Kohonen rule' }).click()
  await expect(page.locator('[data-inspector]')).toContainText('Kohonen rule')
})

test('a maze tells the best moves and asks for no numbers', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('Q-learning: a mouse')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 60_000 })
  await screen.openTab('Test it')
  await expect(screen.results.getByTestId('verdict')).toHaveText(/^[↑→↓← ]+$/)
  await expect(screen.results.getByRole('img', { name: /^The maze/ })).toBeVisible()
  await expect(screen.results.getByRole('textbox')).toHaveCount(0)
  expect(await findVisualFaults(page)).toEqual([])
})
