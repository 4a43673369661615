import { join } from 'node:path'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('the whole job without a mouse', async ({ home, openStudio }) => {
  const studio = await openStudio()
  const { page } = studio
  const { keyboard } = page
  const screen = new Screen(page)
  const focused = page.locator(':focus')
  /** Goes on with Tab until something has the keyboard, as long as a patient person would. */
  const tabTo = async (name: string | RegExp): Promise<void> => {
    for (let i = 0; i < 80; i++) {
      const found = await focused
        .evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
        .catch(() => '')
      if (typeof name === 'string' ? found === name : name.test(found)) return
      await keyboard.press('Tab')
    }
    throw new Error(`Tab never comes to ${name}.`)
  }
  await test.step('open a network from the gallery', async () => {
    await expect(page.getByRole('button', { name: /^Open Softmax on Iris/ })).toBeVisible({ timeout: 20_000 })
    await tabTo(/^Open Softmax on Iris/)
    await keyboard.press('Enter')
    await expect(screen.card('Iris')).toBeVisible()
  })
  await test.step('put a Dense between, wired', async () => {
    await expect(screen.canvas).toBeFocused()
    await keyboard.press('Control+ArrowRight')
    await expect(screen.card('Iris')).toHaveAttribute('data-selected', 'true')
    await keyboard.press('Tab')
    await expect(page.getByRole('combobox', { name: 'What fits here' })).toBeFocused()
    await keyboard.type('dense')
    await keyboard.press('Enter')
    await expect(screen.card('Dense')).toHaveCount(2)
    const added = screen.canvas.locator('[data-card][data-selected]')
    await expect(added).toContainText('Dense')
    await keyboard.press('c')
    await expect(page.getByRole('combobox', { name: /Choose a port|Connect/ })).toBeFocused()
    await keyboard.type('output')
    await keyboard.press('Enter')
    await keyboard.type('dense')
    await keyboard.press('Enter')
    await expect(added).toContainText(/par\./)
  })
  await test.step('set its units in the inspector', async () => {
    await keyboard.press('Enter')
    await tabTo('Units')
    await keyboard.press('Control+a')
    await keyboard.type('9')
    await keyboard.press('Enter')
    await expect(screen.card('Dense. 9')).toBeVisible()
  })
  await test.step('train, pause, step, stop', async () => {
    await keyboard.press('Control+Enter')
    await expect.poll(() => screen.points('Loss'), { timeout: 30_000 }).toBeGreaterThan(1)
    await expect(page.getByTestId('run-progress')).toHaveAttribute('data-status', /running|finished/)
    await keyboard.press('Control+.')
    await expect(page.getByTestId('run-progress')).toHaveAttribute('data-status', /stopped|finished/)
  })
  await test.step('evaluate, look at the data, undo, save', async () => {
    await keyboard.press('Alt+3')
    await expect(screen.results.getByRole('table', { name: 'Confusion matrix' })).toBeVisible({ timeout: 30_000 })
    await keyboard.press('Control+z')
    await expect(screen.card('Dense. 9')).toHaveCount(0)
    await keyboard.press('Control+y')
    await expect(screen.card('Dense. 9')).toBeVisible()
    await studio.answerDialogs({ save: join(home.projects, 'iris.neuroloom.json') })
    await keyboard.press('Control+s')
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved')
  })
  await test.step('export', async () => {
    await studio.answerDialogs({ save: join(home.projects, 'iris.py') })
    await keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: 'Export the network' })
    await expect(dialog.getByRole('radio').first()).toBeVisible()
    await tabTo(/^TensorFlow|^$/)
    await tabTo('Export')
    await keyboard.press('Enter')
    await expect(dialog).toContainText('Written to:')
    await keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
})
