import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { dropFiles } from './fixtures/dropFiles'
import { closeNotice, notice } from './fixtures/notice'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'
import { closeDialog } from './steps/closeDialog'

const exportDialog = (page: Page) => page.getByRole('dialog', { name: 'Export the network' })

test('a network leaves the window as a file and comes back by the menu and by a drop; a project opens with its file', async ({
  home,
  openStudio,
}) => {
  const studio = await openStudio()
  const { page } = studio
  const screen = new Screen(page)
  await screen.openTemplate('LeNet-5')
  const file = join(home.projects, 'lenet.keras')
  const dialog = exportDialog(page)
  await test.step('export', async () => {
    await page.keyboard.press('Control+e')
    await dialog.getByRole('radio', { name: 'Keras 3 .keras' }).click()
    await studio.answerDialogs({ save: null })
    await dialog.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeEnabled()
    expect(await readdir(home.projects)).toEqual([])
    await studio.answerDialogs({ save: file })
    await dialog.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(dialog.getByText('Written to:')).toBeVisible({ timeout: 60_000 })
    await expect(dialog.getByLabel('How to load it')).toContainText('load_model')
    expect((await stat(file)).size).toBeGreaterThan(61_706 * 4)
    await closeDialog(page)
  })
  await test.step('import by the menu', async () => {
    await page.keyboard.press('Control+n')
    await expect(screen.cards).toHaveCount(0)
    await studio.answerDialogs({ open: file })
    await screen.chooseFromMenu('Import')
    await expect(notice(page, 'came whole')).toBeVisible()
    await expect(screen.card('Dense. 120')).toBeVisible()
  })
  await test.step('import by a drop', async () => {
    await closeNotice(page, 'came whole')
    await dropFiles(page, file)
    await page
      .getByRole('dialog', { name: /^Save / })
      .getByRole('button', { name: 'Don’t save' })
      .click()
    await expect(notice(page, 'came whole')).toBeVisible()
    await expect(screen.card('Dense. 120')).toBeVisible()
  })
  await test.step('a project that is dropped is its file', async () => {
    const project = join(home.projects, 'lenet.neuroloom.json')
    await studio.answerDialogs({ save: project })
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved')
    await page.keyboard.press('Control+n')
    await expect(screen.cards).toHaveCount(0)
    await dropFiles(page, project)
    await expect(screen.card('Dense. 120')).toBeVisible()
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved')
    await screen.settled()
    await screen.select(screen.card('Dense. 84'))
    await screen.setField('Units', '77')
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved')
    expect((await readdir(home.projects)).sort()).toEqual(['lenet.keras', 'lenet.neuroloom.json'])
  })
  await test.step('a damaged file says why', async () => {
    const cut = join(home.projects, 'cut.onnx')
    await writeFile(cut, 'no network')
    await dropFiles(page, cut)
    await expect(notice(page, 'Not opened')).toContainText('cut.onnx')
    await expect(screen.card('Dense. 77')).toBeVisible()
  })
})
