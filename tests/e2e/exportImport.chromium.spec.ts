import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { dropFiles, holdFiles } from './fixtures/dropFiles'
import { closeNotice, notice } from './fixtures/notice'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'
import { closeDialog } from './steps/closeDialog'
import { exportAs } from './steps/exportAs'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const exportDialog = (page: Page) => page.getByRole('dialog', { name: 'Export the network' })
const importedDialog = (page: Page) => page.getByRole('dialog', { name: /^Imported: / })

/** Names and places of the cards on the canvas. */
async function cardsOf(screen: Screen): Promise<readonly string[]> {
  await screen.settled()
  const all = await screen.canvas
    .locator('.react-flow__node')
    .evaluateAll((nodes) =>
      nodes.map((node) => `${node.getAttribute('data-id')} ${(node as HTMLElement).style.transform}`),
    )
  return all.sort()
}
/** Drops unsaved changes where they are asked about. */
async function discard(page: Page): Promise<void> {
  await page
    .getByRole('dialog', { name: /^Save / })
    .getByRole('button', { name: 'Don’t save' })
    .click()
}

test('a format of each group is written; what is lost is said before, how to load it after', async ({
  openTab,
  home,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 30_000 })
  await page.keyboard.press('Control+e')
  const dialog = exportDialog(page)
  await dialog.getByRole('radio', { name: 'Keras .h5' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: 'What will not survive' })).toContainText('optimizer')
  await dialog.getByRole('radio', { name: 'NumPy .npz' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: 'What will not survive' })).toContainText(
    'neither the layers nor how they are connected',
  )
  for (const { format, file, loads } of [
    { format: 'Keras 3 .keras', file: 'xor.keras', loads: 'keras.models.load_model' },
    { format: 'NumPy .npz', file: 'xor.npz', loads: 'np.load' },
    { format: 'Python for Keras', file: 'xor.py', loads: 'python' },
  ]) {
    const code = await exportAs(page, format, join(home.projects, file))
    expect(code).toContain(loads)
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)
    expect((await stat(join(home.projects, file))).size).toBeGreaterThan(100)
  }
})

test('a network that leaves and comes back is on the canvas as it was, by the shortcut and by a drop', async ({
  openTab,
  home,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('LeNet-5')
  const before = await cardsOf(screen)
  await exportAs(page, 'Keras 3 .keras', join(home.projects, 'back.keras'))
  await closeDialog(page)
  await page.keyboard.press('Control+n')
  await page.keyboard.press('Control+Shift+I')
  await page.getByRole('dialog', { name: 'Import a network' }).getByText('back.keras').dblclick()
  await expect(notice(page, 'came whole')).toBeVisible()
  expect(await cardsOf(screen)).toEqual(before)
  await screen.openTab('Runs')
  await expect(screen.results.getByRole('row', { name: /imported/ })).toBeVisible()

  await closeNotice(page, 'came whole')
  await dropFiles(page, join(home.projects, 'back.keras'))
  await discard(page)
  await expect(notice(page, 'came whole')).toBeVisible()
  expect(await cardsOf(screen)).toEqual(before)
  await notice(page, 'came whole').getByRole('button', { name: 'Details…' }).click()
  await expect(importedDialog(page)).toContainText('all of them, kept as the run “imported”')
  await closeDialog(page)
})

test('a folder of TensorFlow.js is dropped as a whole or with its shards; a manifest alone says what it misses', async ({
  openTab,
  home,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('LeNet-5')
  const folder = join(home.projects, 'web')
  await exportAs(page, 'TensorFlow.js layers', folder)
  await closeDialog(page)
  await dropFiles(page, folder)
  await expect(importedDialog(page)).toContainText('The file names no loss that fits', { timeout: 20_000 })
  await closeDialog(page)
  await expect(screen.cards).toHaveCount(11)
  const files = (await readdir(folder)).map((name) => join(folder, name))
  await dropFiles(page, join(folder, 'model.json'))
  await expect(notice(page, 'Not opened')).toContainText(/names files that did not come with it: .*\.bin/)
  await dropFiles(page, ...files)
  await discard(page)
  await expect(importedDialog(page)).toContainText('61,706 weights')
})

test('foreign layers are named, and a click on one shows it on the canvas', async ({ openTab, home }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('Softmax regression')
  await exportAs(page, 'ONNX', join(home.projects, 'network.onnx'))
  await closeDialog(page)
  await page.keyboard.press('Control+n')
  const held = await holdFiles(page, [join(home.projects, 'network.onnx')])
  await expect(page.getByText('Drop to open or import')).toBeVisible()
  await held.drop()
  const dialog = importedDialog(page)
  await expect(dialog).toBeVisible({ timeout: 30_000 })
  const foreign = dialog.getByRole('region', { name: 'Foreign layers' }).getByRole('button').first()
  const name = await foreign.locator('b').innerText()
  await expect(dialog.getByRole('region', { name: 'What was chosen for you' })).toContainText('Random numbers stand in')
  await foreign.click()
  await expect(dialog).toHaveCount(0)
  await expect(screen.inspector).toContainText('Foreign layer')
  await expect(screen.canvas.locator('[data-card][data-selected=true]')).toHaveCount(1)
  await expect(screen.inspector.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
})

test('what cannot be read says why, and the studio goes on', async ({ openTab, home }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  const whole = join(home.projects, 'xor.keras')
  await exportAs(page, 'Keras 3 .keras', whole)
  await closeDialog(page)
  const cut = join(home.projects, 'cut.keras')
  await writeFile(cut, (await readFile(whole)).subarray(0, 2000))
  const picture = join(home.projects, 'picture.png')
  await writeFile(picture, 'not a picture')
  const other = join(home.projects, 'notes.doc')
  await writeFile(other, 'notes')
  const said = notice(page, 'Not opened')
  for (const [paths, says] of [
    [[cut], '“cut.keras” is damaged or cut off.'],
    [[other], '“notes.doc” is in none of the formats'],
    [[whole, cut], 'These are several networks.'],
    [[home.projects], 'No model.json of TensorFlow.js'],
  ] as const) {
    await dropFiles(page, ...paths)
    await expect(said).toContainText(says)
    await said.getByRole('button').last().click()
    await expect(said).toHaveCount(0)
  }
  await holdFiles(page, [picture])
  await expect(page.getByText('This is neither a project nor a network')).toBeVisible()
  await expect(page.getByText('This is neither a project nor a network')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+I')
  await page.getByRole('dialog', { name: 'Import a network' }).getByText('cut.keras').dblclick()
  await expect(said).toContainText('“cut.keras” is damaged or cut off.')
  await expect(screen.card('Dense. 4')).toBeVisible()
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 30_000 })
})

test('an export of a large network tells how far it is and can be cancelled', async ({ openTab, home }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('LeNet-5')
  await screen.select(screen.card('Dense. 120'))
  await screen.setField('Units', '60000')
  await screen.select(screen.card('Dense. 84'))
  await screen.setField('Units', '500')
  await page.keyboard.press('Control+e')
  const dialog = exportDialog(page)
  await dialog.getByRole('radio', { name: 'NumPy .npz' }).click()
  await dialog.getByLabel('Save to').fill(join(home.projects, 'large.npz'))
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Cancel' }).click({ force: true })
  await expect(dialog.getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 })
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeEnabled()
  expect(await readdir(home.projects)).toEqual([])
})
