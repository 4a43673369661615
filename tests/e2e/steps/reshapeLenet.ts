import { expect, test } from '../fixtures/test'
import type { Screen } from '../fixtures/Screen'

/**
 * Gives LeNet-5 another last layer as a person would: drags a Dense in, wires it before the loss, sees what is wrong with it,
 * takes the fixes, and takes them back and forth.
 */
export async function reshapeLenet(screen: Screen): Promise<void> {
  const { page, canvas } = screen
  const added = screen.card('Dense. 7')
  await test.step('drag a Dense in from the palette', async () => {
    await canvas.getByRole('button', { name: 'Zoom out' }).click()
    await screen.settled()
    await screen.dragFromPalette('Dense', await screen.freeSpot())
    await expect(screen.cards).toHaveCount(11)
    await screen.setField('Units', '7')
    await expect(added).toBeVisible()
  })
  await test.step('wire it before the loss', async () => {
    await screen.wire(screen.card('Dense. 84'), 'Output', added, 'Input')
    await screen.wire(added, 'Output', screen.card('Cross-entropy'), 'Input Prediction')
    await expect(screen.wires).toHaveCount(11)
    await expect(added).toContainText(`${84 * 7 + 7} par.`)
  })
  const loss = screen.card('Cross-entropy')
  const complaint = '7 units, but the labels have 10 classes: 10 are needed.'
  await test.step('the card says what is wrong, and mends it', async () => {
    await expect(loss).toHaveAttribute('data-state', 'error')
    await expect(loss).toContainText(complaint)
    await expect(screen.results.getByRole('tab', { name: /^Problems/ })).toContainText('3')
    await loss.hover()
    await canvas.getByRole('button', { name: 'Set Units to 10' }).click()
    await expect(canvas).not.toContainText(complaint)
    await expect(screen.card('Dense. 10')).toHaveCount(2)
  })
  await test.step('undo and redo the fix with the keyboard', async () => {
    await page.keyboard.press('Control+z')
    await expect(loss).toContainText(complaint)
    await expect(added).toBeVisible()
    await page.keyboard.press('Control+y')
    await expect(canvas).not.toContainText(complaint)
    await expect(added).toHaveCount(0)
  })
  await test.step('the loss wants softmax', async () => {
    await expect(loss).toContainText('There is no activation on the output')
    await loss.hover()
    await canvas.getByRole('button', { name: 'Set Activation to Softmax' }).click()
    await expect(loss).toHaveAttribute('data-state', 'ok')
    await expect(screen.card('Dense. 10 · Softmax')).toHaveCount(2)
  })
  await test.step('the old last layer goes', async () => {
    const old = screen.card('Dense. 10 · Softmax').filter({ hasText: 'Nothing uses the output' })
    await screen.select(old)
    await page.keyboard.press('Delete')
    await expect(screen.card('Dense. 10 · Softmax')).toHaveCount(1)
    await expect(screen.wires).toHaveCount(10)
  })
  await screen.openTab('Problems')
  await expect(screen.results.getByRole('tabpanel')).toContainText('No problems')
}
