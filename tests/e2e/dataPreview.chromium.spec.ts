import { expect, test } from './fixtures/test'

test('a data set shows what its rows are', async ({ openTab }) => {
  const page = await openTab()
  await page.getByTestId('template-lenet5').click()
  await expect(page.locator('[data-card="conv1"]')).toBeVisible()
  await page.getByRole('radio').nth(2).locator('xpath=following-sibling::label | ..').last().click()
  const show = async (title: string) => {
    await page.getByRole('button', { name: title }).first().click()
    const panel = page.getByRole('tabpanel')
    await expect(panel.getByText(/1–\d+/)).toBeVisible()
    return panel
  }

  // Words, and the same words the other way round.
  const reversal = await show('Sequence reversal')
  const cells = reversal.getByRole('row').nth(1).getByRole('cell')
  await expect(cells).toHaveText([/^1$/, /^[a-h]{8}$/, /^▸[a-h]{7}$/, /^[a-h]{8}$/])
  const [, said = '', , wanted = ''] = await cells.allTextContents()
  expect([...said].reverse().join('')).toBe(wanted)

  // A spoiled letter beside the clean one, with its name.
  const letters = await show('Letters 5×7')
  const first = letters.getByRole('listitem').first()
  await expect(first).toHaveText('A')
  await expect(first.getByRole('img')).toHaveCount(2)

  // A window of a series as a curve that goes on.
  const series = await show('Time series')
  await expect(series.getByRole('listitem').first().locator('polyline')).toHaveCount(2)

  // Points in the plane, as many as there are.
  const square = await show('Sign of x₁ − x₂')
  await expect(square.locator('circle')).toHaveCount(500)
  await square.getByRole('button').nth(1).click()
  await square.getByRole('button').nth(1).click()
  await expect(square.locator('circle')).toHaveCount(20)
  await square.getByRole('button').first().click()
  await expect(square.locator('circle')).toHaveCount(500)
})
