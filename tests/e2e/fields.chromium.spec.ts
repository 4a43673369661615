import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('a number that is not allowed changes nothing, and the field shows again what counts', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await screen.select(screen.card('Dense. 4'))
  const units = screen.inspector.getByRole('textbox', { name: 'Units', exact: true })
  for (const text of ['2.5', '99999999', '0', '-5', 'abc', '']) {
    await units.click()
    await units.press('Control+a')
    await units.pressSequentially(text)
    if (text === '') await units.press('Delete')
    await expect(units).toHaveAttribute('aria-invalid', 'true')
    await expect(screen.card('Dense. 4')).toBeVisible()
    await units.blur()
    await expect(units).toHaveValue('4')
  }
  await units.fill('60,000')
  await expect(screen.card('Dense. 60')).toBeVisible()
  await units.blur()
  await expect(units).toHaveValue('60000')

  await screen.canvas.press('Escape')
  const batch = screen.inspector.getByRole('textbox', { name: 'Batch size', exact: true })
  const before = await batch.inputValue()
  await batch.fill('99999999')
  await expect(batch).toHaveAttribute('aria-invalid', 'true')
  await batch.blur()
  await expect(batch).toHaveValue(before)
})

test('Ukrainian fields write a decimal comma and take both signs', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await page.getByRole('button', { name: 'Language: English' }).click()
  const rate = page.getByRole('textbox', { name: 'Швидкість навчання' })
  await rate.fill('0.25')
  await rate.blur()
  await expect(rate).toHaveValue('0,25')
  await rate.fill('0,125')
  await rate.blur()
  await expect(rate).toHaveValue('0,125')
})

test('the share of the test is closed, with the reason, where the data has a test part of its own', async ({
  openTab,
}) => {
  const screen = new Screen(await openTab())
  await screen.openTemplate('LeNet-5')
  const field = screen.inspector.getByRole('textbox', { name: /^Test/ })
  await expect(field).toBeDisabled()
  await expect(screen.inspector).toContainText('The data comes with a test part of its own.')
})

test('a sentence is typed in words, and the run that answers is named once the canvas has another network', async ({
  openTab,
}) => {
  const screen = new Screen(await openTab())
  await screen.openTemplate('Attention')
  await screen.setField('Epochs', '1')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(screen.page.getByTestId('run-progress')).toContainText('finished', { timeout: 60_000 })
  await screen.openTab('Test it')
  const sentence = screen.results.getByRole('textbox', { name: 'A sentence' })
  await sentence.fill('the film was purple')
  await sentence.press('Enter')
  await expect(screen.results).toContainText('The data does not have the word “purple”.')
  await sentence.fill('the film was good')
  await sentence.press('Enter')
  await expect(screen.results.getByTestId('verdict')).toBeVisible()
  await screen.results.getByRole('button', { name: 'Take a row of the data' }).click()
  await expect(sentence).toHaveValue(/^the .* was /)

  await expect(screen.results.getByRole('note')).toHaveCount(0)
  await screen.select(screen.card('Dense. 16').last())
  await screen.setField('Units', '8')
  await expect(screen.results.getByRole('note')).toContainText('run #1')
})

test('a formula says under its field what is wrong and where, what was right before counts, and a volume has three sizes', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openBlank()
  await screen.dragFromPalette('Formula', await screen.middle(screen.canvas))
  await screen.select(screen.card('Formula'))
  const formula = screen.inspector.getByRole('textbox', { name: 'Formula', exact: true })
  await formula.fill('sin(2*a) + sine(a)')
  await expect(formula).toHaveAttribute('aria-invalid', 'true')
  await expect(screen.inspector.getByText('“sine” at character 12 is no known name.')).toBeVisible()
  await formula.blur()
  await expect(formula).toHaveValue('a^2')
  await formula.fill('tanh(a) * 2')
  await formula.blur()
  await expect(formula).toHaveValue('tanh(a) * 2')
  await screen.dragFromPalette('Conv3D', { x: 500, y: 250 })
  await screen.select(screen.card('Conv3D'))
  for (const side of ['depth', 'height', 'width'])
    await expect(screen.inspector.getByRole('textbox', { name: `Kernel: ${side}` })).toHaveValue('3')
})
