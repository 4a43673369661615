import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('a new network starts as large as life, without the words about the last one, which was asked about', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 30_000 })
  for (let k = 0; k < 4; k++) await screen.canvas.getByRole('button', { name: 'Zoom out' }).click()
  await screen.select(screen.card('Dense. 4'))
  await page.keyboard.press('Delete')
  await screen.select(screen.card('Logic gate'))
  await page.keyboard.press('Delete')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Cannot train yet' })).toBeVisible()
  await page.keyboard.press('Control+n')
  const asked = page.getByRole('dialog', { name: /^Save “XOR/ })
  await expect(asked).toContainText('has no file yet')
  await asked.getByRole('button', { name: 'Don’t save' }).click()
  await expect(screen.cards).toHaveCount(0)
  await expect(page.getByRole('alert').filter({ hasText: 'Cannot train yet' })).toHaveCount(0)
  await screen.left.getByRole('button', { name: 'Dense', exact: true }).click()
  await expect.poll(async () => Math.round((await screen.card('Dense').boundingBox())?.width ?? 0)).toBe(168)
})

test('a loss that took the place of another shows no value of it', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 30_000 })
  await expect(screen.card('Binary CE')).toContainText(/loss 0/)
  await screen.select(screen.card('Binary CE'))
  await page.keyboard.press('Delete')
  await screen.openTab('Problems')
  await screen.results.getByRole('button', { name: /^Add Binary/ }).click()
  await expect(screen.card('Binary CE')).toContainText('not trained yet')
  await screen.openTab('Runs')
  await expect(screen.results.getByRole('row', { name: /#1/ })).toContainText('as on the canvas')
})
