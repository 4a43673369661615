import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('a changed learning rate is applied to the run that goes on, and marked on its curves', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await page.getByRole('button', { name: /^Speed/ }).click()
  await page.getByRole('menuitemradio', { name: /^10\// }).click()
  await screen.setField('Learning rate', '0.01')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect.poll(() => screen.points('Loss'), { timeout: 30_000 }).toBeGreaterThan(5)
  const notice = screen.inspector.getByRole('status')
  const marks = screen.results.getByRole('figure', { name: 'Loss' }).getByRole('img', { name: /^At step/ })
  await expect(notice).toBeHidden()

  await test.step('the run goes on as it was until it is told to', async () => {
    await screen.setField('Learning rate', '0.5')
    await expect(notice).toContainText('Learning rate 0.01 → 0.5')
    const step = await screen.step()
    await expect.poll(() => screen.step()).toBeGreaterThan(step + 3)
    expect(await screen.latest('Learning rate')).toBe(0.01)
  })
  await test.step('apply: the curve of the learning rate goes to the new value, and the place is marked', async () => {
    await notice.getByRole('button', { name: 'Apply to the run' }).click()
    await expect(notice).toBeHidden()
    await expect.poll(() => screen.latest('Learning rate')).toBe(0.5)
    await expect(marks).toHaveAccessibleName(/^At step \d+: Learning rate 0.01 → 0.5$/)
    await marks.hover()
    await expect(page.getByRole('tooltip')).toContainText('Learning rate 0.01 → 0.5')
  })
  await test.step('undo and apply from the keyboard, while it is paused', async () => {
    await screen.run.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByTestId('run-progress')).toContainText('paused')
    await screen.canvas.press('Control+z')
    await expect(notice).toContainText('Learning rate 0.5 → 0.01')
    await page.keyboard.press('Alt+Enter')
    await expect(notice).toBeHidden()
    await screen.run.getByRole('button', { name: 'One step' }).click()
    await expect.poll(() => screen.latest('Learning rate')).toBe(0.01)
    await expect(marks).toHaveCount(2)
  })
  await test.step('what a run cannot take over waits for the next', async () => {
    await screen.setField('Batch size', '2')
    await expect(notice).toContainText('takes effect at the next run')
    await expect(notice.getByRole('button')).toHaveCount(0)
  })
  await test.step('the list of runs says that it was changed on the way', async () => {
    await screen.run.getByRole('button', { name: 'Stop, keep the weights' }).click()
    await screen.openTab('Runs')
    await expect(screen.results.getByRole('note')).toHaveAccessibleName(/Learning rate 0.01 → 0.5/)
  })
})
