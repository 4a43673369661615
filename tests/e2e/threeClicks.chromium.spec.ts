import { templates } from '../support/documents'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

/** The first networks of each family: opening and training them is the same for the others. */
const MOST_OF_A_FAMILY = 3
const tried = templates.filter(({ id, family }) =>
  templates
    .filter((one) => one.family === family)
    .slice(0, MOST_OF_A_FAMILY)
    .some((one) => one.id === id),
)

test('every network of the course: at most three clicks from the start screen to moving curves', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  for (const [number, { id, lesson }] of tried.entries()) {
    await test.step(lesson.title.en, async () => {
      let clicks = 0
      const click = async (name: string): Promise<void> => {
        await page.getByRole('button', { name, exact: true }).click()
        clicks++
      }
      await page.getByTestId(`template-${id}`).click()
      clicks++
      // The one before was trained and has no file: it is asked about.
      if (number > 0) await click('Don’t save')
      await click('Train')
      // A quick run is over before anybody looks; a curve of two points has moved all the same.
      await expect.poll(() => screen.points('Loss'), { timeout: 30_000, intervals: [50] }).toBeGreaterThan(1)
      expect(clicks).toBeLessThanOrEqual(3)
      const stop = screen.run.getByRole('button', { name: 'Stop, keep the weights' })
      if (await stop.isEnabled()) await stop.click({ timeout: 2000 }).catch(() => undefined)
      await expect(screen.run.getByRole('button', { name: 'Train', exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Neuroloom: to the start screen' }).click()
    })
  }
  expect(tried.length).toBeGreaterThanOrEqual(7)
})
