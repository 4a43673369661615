import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'
import { checkPythonScript, checkTfjsFolder } from './steps/checkExports'
import { drawOne, evaluateOnTest } from './steps/lookAtResults'
import { reshapeLenet } from './steps/reshapeLenet'
import { saveInBrowser } from './steps/saveInBrowser'
import { chooseRows, trainAndSteer } from './steps/trainAndSteer'

test('the whole job in a browser', async ({ home, openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('LeNet-5')
  await reshapeLenet(screen)
  await chooseRows(screen, 2000, 1000)
  await trainAndSteer(screen, 0.85)
  await evaluateOnTest(screen, 0.8)
  await drawOne(screen)
  await test.step('export into the folder of projects', async () => {
    const dialog = page.getByRole('dialog', { name: 'Export the network' })
    for (const { format, name, check } of [
      { format: 'TensorFlow.js layers', name: 'digits', check: (path: string) => checkTfjsFolder(path, 61_706) },
      { format: 'Python for Keras', name: 'digits.py', check: checkPythonScript },
    ]) {
      await screen.chooseFromMenu('Export')
      await dialog.getByRole('radio', { name: format }).check()
      await dialog.getByRole('textbox', { name: 'Save to' }).fill(join(home.projects, name))
      await dialog.getByRole('button', { name: 'Export' }).click()
      await expect(dialog).toContainText('Written to:')
      check(join(home.projects, name))
      await dialog.getByRole('button', { name: 'Done' }).click()
    }
  })
  await test.step('save, and open again from the start screen', async () => {
    await saveInBrowser(screen, 'digits')
    expect(await readFile(join(home.projects, 'digits.neuroloom.json'), 'utf8')).toContain('"rows": 2000')
    await page.getByRole('button', { name: 'Neuroloom: to the start screen' }).click()
    await page.getByRole('button', { name: /^Open a file/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Open a project' })
    await dialog.getByRole('button', { name: /^digits\.neuroloom\.json/ }).click()
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(screen.card('Dense. 10 · Softmax')).toBeVisible()
  })
})

test('a refresh in the middle of a run brings the curves back', async ({ openTab }) => {
  const page = await openTab()
  let screen = new Screen(page)
  await screen.openTemplate('XOR')
  await saveInBrowser(screen, 'xor')
  await page.getByRole('button', { name: /^Speed/ }).click()
  await page.getByRole('menuitemradio', { name: /^10\// }).click()
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect.poll(() => screen.points('Loss'), { timeout: 30_000 }).toBeGreaterThan(8)
  const before = await screen.points('Loss')
  await page.reload()
  await page.getByRole('button', { name: /^Continue: XOR/ }).click()
  screen = new Screen(page)
  await expect.poll(() => screen.points('Loss')).toBeGreaterThanOrEqual(before)
  await expect(screen.run.getByRole('button', { name: 'Pause' })).toBeVisible()
  const after = await screen.points('Loss')
  await expect.poll(() => screen.points('Loss')).toBeGreaterThan(after)
  await screen.run.getByRole('button', { name: 'Stop, keep the weights' }).click()
  await expect(page.getByTestId('run-progress')).toContainText('stopped at step')
})
