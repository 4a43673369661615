import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { notice } from './fixtures/notice'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

/** Kills every trainer of the studio, as the system does when memory runs out. */
const killTrainers = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ app: electron }) => {
    const trainers = electron.getAppMetrics().filter(({ serviceName }) => serviceName === 'node.mojom.NodeService')
    for (const { pid } of trainers) process.kill(pid, 'SIGKILL')
    return trainers.length
  })

test('the trainer is killed in mid-run: it is said, the curves stay, and the run can go on', async ({ openStudio }) => {
  const { app, page } = await openStudio()
  const screen = new Screen(page)
  await screen.openTemplate('Spirals')
  await screen.inspector.getByRole('textbox', { name: 'Epochs' }).fill('10000000')
  await screen.inspector.getByRole('textbox', { name: 'Epochs' }).blur()
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect.poll(() => screen.points('Loss'), { timeout: 30_000 }).toBeGreaterThan(3)
  const points = await screen.points('Loss')
  const step = await screen.step()
  expect(await killTrainers(app)).toBeGreaterThan(0)
  const said = notice(page, 'Training failed')
  await expect(said).toContainText(
    /The trainer process ended unexpectedly \(\w+\)[^.]*\. The curves and the last checkpoint are kept\./,
  )
  expect(await screen.points('Loss')).toBeGreaterThanOrEqual(points)
  await expect(page.getByTestId('run-progress')).toContainText(/failed at step/)
  expect(await screen.step()).toBeGreaterThanOrEqual(step)
  await said.getByRole('button', { name: 'Continue from the last checkpoint' }).click()
  await expect(screen.run.getByRole('button', { name: 'Pause' })).toBeVisible({ timeout: 15_000 })
  await expect.poll(() => screen.step(), { timeout: 30_000 }).toBeGreaterThan(0)
  const resumed = await screen.step()
  await expect.poll(() => screen.step(), { timeout: 30_000 }).toBeGreaterThan(resumed)
  await screen.run.getByRole('button', { name: 'Stop, keep the weights' }).click()
  await expect(page.getByTestId('run-progress')).toContainText('stopped at step')
})

test('the window is closed in mid-run: the weights are kept and the curves come back', async ({ home, openStudio }) => {
  const studio = await openStudio()
  const screen = new Screen(studio.page)
  await screen.openTemplate('Spirals')
  await screen.inspector.getByRole('textbox', { name: 'Epochs' }).fill('10000000')
  await studio.answerDialogs({ save: join(home.projects, 'spirals.neuroloom.json') })
  await studio.page.keyboard.press('Control+s')
  await expect(studio.page.getByRole('banner').getByRole('status')).toHaveText('saved')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect.poll(() => screen.points('Loss'), { timeout: 30_000 }).toBeGreaterThan(3)
  const exited = new Promise<number | null>((settle) => studio.app.process().once('exit', settle))
  await studio.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await exited).toBe(0)

  const again = new Screen((await openStudio()).page)
  await again.page.getByRole('button', { name: /^Continue: Two spirals|^Continue: .*[Ss]piral/ }).click()
  await expect.poll(() => again.points('Loss')).toBeGreaterThan(1)
  await expect(again.page.getByTestId('run-progress')).toContainText('stopped at step')
  await again.openTab('Test it')
  await again.results.getByRole('button', { name: 'Take a row of the data' }).click()
  await expect(again.results.getByTestId('verdict')).toBeVisible()
  expect(await readdir(join(home.userData, 'runs'))).toHaveLength(1)
})

test('a learning rate that blows up stops the run and says where and what to try', async ({ openStudio }) => {
  const { page } = await openStudio()
  const screen = new Screen(page)
  await screen.openTemplate('Sine')
  await screen.inspector.getByRole('combobox', { name: 'Optimizer' }).click()
  await page.getByRole('option', { name: 'SGD', exact: true }).click()
  const rate = screen.inspector.getByRole('textbox', { name: 'Learning rate' })
  await rate.fill('100')
  await rate.press('Enter')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  const said = notice(page, 'Training failed')
  await expect(said).toContainText(/[Ss]tep \d+/, { timeout: 30_000 })
  await expect(said).toContainText('Try a lower learning rate')
  await expect(page.getByTestId('run-progress')).toContainText(/failed at step/)
  // The studio goes on: with a sane rate the network learns.
  await rate.fill('0.01')
  await rate.press('Enter')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect.poll(() => screen.points('Loss'), { timeout: 30_000 }).toBeGreaterThan(1)
})
