import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { moonDiffusion } from '../support/generativeDocuments'
import { openDocument } from './fixtures/openDocument'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

const pixels = (picture: Locator): Promise<string> =>
  picture.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())

test('samples are watched while a network learns, and how they come out of noise', async ({ openTab, home }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await expect(page.getByTestId('template-lenet5')).toBeVisible()
  await openDocument(page, home, moonDiffusion(2000, 100))
  const card = screen.card('Samples')
  await expect(card).toContainText('Samples appear when training runs.')
  await screen.openTab('Samples')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()

  const small = card.getByRole('img', { name: '100 samples that the network makes' })
  await expect(small).toBeVisible({ timeout: 30_000 })
  await expect(card).toContainText('live')
  const first = await pixels(small)
  await expect.poll(() => pixels(small), { timeout: 30_000 }).not.toBe(first)

  const large = screen.results.getByRole('img', { name: /samples that the network makes/ })
  await expect(large).toBeVisible({ timeout: 30_000 })
  await screen.run.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('paused')
  // The last look at the weights as they now stay.
  await page.waitForTimeout(3000)
  const paused = /step ([\d,]+)/.exec((await page.getByTestId('run-progress').textContent()) ?? '')?.[1]
  await expect(screen.results.getByText(/^after step/)).toHaveText(`after step ${paused}`)
  await expect(screen.results.getByText('new ones are being made…')).toBeHidden()

  const step = page.getByTestId('film-step')
  const way = screen.results.getByRole('slider', { name: 'The way from noise to the samples' })
  await expect(step).toHaveText('step 100 of 100')
  const made = await pixels(large)
  await way.press('Home')
  await expect(step).toHaveText('step 0 of 100')
  await expect(way).toHaveAttribute('aria-valuetext', 'step 0 of 100')
  expect(await pixels(large)).not.toBe(made)
  await screen.results.getByRole('button', { name: 'Play the way from noise' }).click()
  await expect(step).toHaveText('step 100 of 100', { timeout: 15_000 })
  expect(await pixels(large)).toBe(made)

  await screen.results.getByRole('button', { name: 'New noise' }).click()
  await expect.poll(() => pixels(large)).not.toBe(made)
  const seed = screen.results.getByRole('textbox', { name: 'Seed of the noise' })
  await seed.fill('1')
  await seed.press('Enter')
  await expect.poll(() => pixels(large)).toBe(made)
  const passes = screen.results.getByRole('textbox', { name: 'Passes' })
  await passes.fill('10')
  await passes.press('Enter')
  await expect(step).toHaveText('step 10 of 10')

  const download = page.waitForEvent('download')
  await screen.results.getByRole('button', { name: 'Save the picture as PNG' }).click()
  const png = await readFile(await (await download).path())
  expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')

  await screen.openTab('Test it')
  await screen.results.getByRole('button', { name: 'Make samples' }).click()
  await expect(large).toBeVisible()
})
