import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('phases are filled in, edited, undone, trained one after another, and shown above the curves', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  const section = screen.inspector.getByRole('region', { name: 'Phases', exact: true })
  const phases = section.getByRole('region', { name: /^Phase \d+$/ })
  const strip = screen.results.getByRole('list', { name: 'Phases' })

  await test.step('a usual course is filled in for the network, and can be taken back', async () => {
    await expect(section).toContainText('All losses are learned by all layers at once')
    await section.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Frozen, then unfrozen' }).click()
    await expect(phases).toHaveCount(2)
    await expect(phases.first().getByLabel('Title', { exact: true }).last()).toHaveValue('Only the head')
    await screen.canvas.press('Control+z')
    await expect(phases).toHaveCount(0)
    await screen.canvas.press('Control+y')
    await expect(phases).toHaveCount(2)
  })
  await test.step('phases are named, put in another order, duplicated and removed', async () => {
    await section.getByRole('button', { name: 'Duplicate: Phase 2' }).click()
    await expect(phases).toHaveCount(3)
    await section.getByRole('button', { name: 'Move up: Phase 2' }).click()
    await expect(phases.nth(1).getByLabel('Title', { exact: true }).last()).toHaveValue('Only the head')
    await section.getByRole('button', { name: 'Remove: Phase 1' }).click()
    await expect(phases).toHaveCount(2)
  })
  await test.step('a turn more, with an optimizer of its own', async () => {
    await phases.nth(1).getByRole('button', { name: 'Add a turn' }).click()
    const turn = phases.nth(1).getByRole('region', { name: 'Turn 2' })
    await turn.getByLabel('Optimizer').click()
    await page.getByRole('option', { name: 'RMSprop' }).click()
    await expect(turn.getByLabel('Learning rate', { exact: true }).last()).toHaveValue('0.001')
    await turn.getByRole('combobox', { name: 'Layers that learn' }).click()
    await page.getByRole('option').first().click()
    await page.keyboard.press('Escape')
    for (const phase of [phases.nth(0), phases.nth(1)]) {
      const epochs = phase.getByRole('textbox', { name: 'Epochs' })
      await epochs.fill('40')
      await epochs.press('Enter')
    }
  })
  await test.step('the strip lights the phase that goes on; the curves mark where one begins', async () => {
    await page.getByRole('button', { name: /^Speed/ }).click()
    await page.getByRole('menuitemradio', { name: /^10\// }).click()
    await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
    await expect(strip.getByRole('listitem')).toHaveCount(2, { timeout: 30_000 })
    await expect(strip.locator('[aria-current]')).toHaveText('1 · Only the head')
    await expect(strip.locator('[aria-current]')).toHaveText('2 · All layers', { timeout: 30_000 })
    const mark = screen.results
      .getByRole('figure', { name: 'Loss' })
      .getByRole('img', { name: /^Phase 2 begins: All layers$/ })
    await expect(mark.first()).toBeVisible()
    await expect(page.getByTestId('run-progress')).toContainText('/80', { timeout: 30_000 })
  })
})
