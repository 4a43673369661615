import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('a search finds networks by what they are, settings that are no nodes, and nodes that do not fit', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)

  await test.step('Ctrl+K on the start screen finds a lecture network by another name', async () => {
    await expect(page.getByTestId('template-gan2d')).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Find an action, a network or a node').fill('GAN 2D')
    await expect(page.getByText('GAN in the plane').last()).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('an optimizer is no node: its row leads to the field of the training settings', async () => {
    await screen.openTemplate('LeNet-5')
    const search = screen.left.getByRole('textbox', { name: 'Find a node' })
    await search.fill('adam')
    await screen.left.getByRole('button', { name: /Optimizer/ }).click()
    await expect(screen.inspector.getByLabel('Optimizer').first()).toBeFocused()
    await search.fill('')
  })

  await test.step('what does not fit is found with the reason', async () => {
    await screen.select(screen.card('MNIST'))
    await screen.canvas.focus()
    await page.keyboard.press('Tab')
    await page.getByRole('combobox', { name: 'What fits here' }).fill('lstm')
    await expect(page.getByRole('option', { name: /^LSTM/ })).toHaveAttribute('data-below', 'true')
    await page.keyboard.press('Escape')
  })
})
