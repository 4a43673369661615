import { expect, test } from '../fixtures/test'
import type { Screen } from '../fixtures/Screen'

/** A few rows of MNIST and more epochs than needed: quick, and long enough to be stopped. */
export async function chooseRows(screen: Screen, rows: number, epochs: number): Promise<void> {
  await test.step(`take ${rows} digits, ${epochs} epochs`, async () => {
    await screen.select(screen.card('MNIST'))
    await screen.setField('Training digits', String(rows))
    await screen.page.keyboard.press('Escape')
    await screen.canvas.press('Escape')
    await screen.inspector.getByRole('textbox', { name: 'Epochs' }).fill(String(epochs))
    await screen.inspector.getByRole('textbox', { name: 'Epochs' }).blur()
  })
}

const still = async (screen: Screen): Promise<number> => {
  let before = -1
  await expect
    .poll(
      async () => {
        const now = await screen.step()
        const same = now === before
        before = now
        return same
      },
      { intervals: [400] },
    )
    .toBe(true)
  return before
}

/** Trains, watches the curves move, pauses, makes a single step, goes on, and stops once the network has learned something. */
export async function trainAndSteer(screen: Screen, wanted: number): Promise<void> {
  const { page, run } = screen
  await test.step('train: the curves move', async () => {
    await run.getByRole('button', { name: 'Train', exact: true }).click()
    await expect.poll(() => screen.points('Loss'), { timeout: 30_000 }).toBeGreaterThan(1)
    // By its path: on a fast computer the curve has all the points that it shows from the first look on.
    const first = await screen.curve('Loss')
    await expect.poll(() => screen.curve('Loss')).not.toBe(first)
    await expect(screen.card('Conv2D. 6').getByLabel('training now')).toBeVisible()
  })
  await test.step('pause holds it', async () => {
    await run.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByTestId('run-progress')).toContainText('paused')
    expect(await still(screen)).toBeGreaterThan(0)
  })
  await test.step('one step is one step', async () => {
    const before = await still(screen)
    await run.getByRole('button', { name: 'One step' }).click()
    await expect.poll(() => screen.step()).toBe(before + 1)
    expect(await still(screen)).toBe(before + 1)
    await expect(page.getByTestId('run-progress')).toContainText('paused')
  })
  await test.step('go on until it has learned, then stop', async () => {
    const before = await screen.step()
    await run.getByRole('button', { name: 'Resume' }).click()
    await expect.poll(() => screen.step()).toBeGreaterThan(before)
    await expect.poll(() => screen.latest('Accuracy, val'), { timeout: 60_000 }).toBeGreaterThan(wanted)
    await run.getByRole('button', { name: 'Stop, keep the weights' }).click()
    await expect(page.getByTestId('run-progress')).toContainText(/stopped at step/)
    await expect(run.getByRole('button', { name: 'Train', exact: true })).toBeVisible()
  })
}
