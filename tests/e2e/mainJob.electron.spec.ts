import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'
import { checkPythonScript, checkTfjsFolder } from './steps/checkExports'
import { drawOne, evaluateOnTest } from './steps/lookAtResults'
import { reshapeLenet } from './steps/reshapeLenet'
import { chooseRows, trainAndSteer } from './steps/trainAndSteer'

interface Saved {
  readonly nodes: readonly { readonly type: string; readonly params: Record<string, unknown> }[]
}

test('from the gallery to a kept network, through a crash', async ({ home, openStudio }) => {
  const studio = await openStudio()
  const { page } = studio
  const screen = new Screen(page)
  await screen.openTemplate('LeNet-5')
  await reshapeLenet(screen)
  await chooseRows(screen, 2000, 1000)
  await trainAndSteer(screen, 0.85)
  await evaluateOnTest(screen, 0.8)
  await drawOne(screen)

  await test.step('export as a TensorFlow.js folder and a Python script', async () => {
    const folder = join(home.projects, 'digits')
    await studio.answerDialogs({ save: folder })
    await screen.chooseFromMenu('Export')
    const dialog = page.getByRole('dialog', { name: 'Export the network' })
    await dialog.getByRole('radio', { name: 'TensorFlow.js layers' }).check()
    await dialog.getByRole('button', { name: 'Export' }).click()
    await expect(dialog).toContainText('Written to:')
    checkTfjsFolder(folder, 61_706)
    await dialog.getByRole('button', { name: 'Done' }).click()

    const script = join(home.projects, 'digits.py')
    await studio.answerDialogs({ save: script })
    await screen.chooseFromMenu('Export')
    await dialog.getByRole('radio', { name: 'Python for Keras' }).check()
    await dialog.getByRole('button', { name: 'Export' }).click()
    await expect(dialog).toContainText('Written to:')
    checkPythonScript(script)
    await dialog.getByRole('button', { name: 'Done' }).click()
  })

  const file = join(home.projects, 'digits.neuroloom.json')
  await test.step('save', async () => {
    await studio.answerDialogs({ save: file })
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved')
    const saved = JSON.parse(await readFile(file, 'utf8')) as Saved
    expect(saved.nodes.filter(({ type }) => type === 'dense').map(({ params }) => params['units'])).toEqual([
      120, 84, 10,
    ])
    expect(saved.nodes.find(({ type }) => type === 'mnist')?.params['rows']).toBe(2000)
  })
  await test.step('edit on; the program dies', async () => {
    await screen.select(screen.card('Dense. 120'))
    await screen.setField('Units', '123')
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('unsaved')
    await expect
      .poll(() =>
        // A copy that is still being written has another name.
        readdir(join(home.userData, 'autosave')).then(
          (names) => names.filter((name) => name.endsWith('.json')).length,
          () => 0,
        ),
      )
      .toBeGreaterThan(0)
    await studio.kill()
  })
  await test.step('started again, it offers the last edit', async () => {
    const again = new Screen((await openStudio()).page)
    await expect(again.page.getByRole('button', { name: /^Continue: LeNet-5.*recovered after a crash/ })).toBeVisible()
    await again.page.getByRole('button', { name: /^Continue: LeNet-5/ }).click()
    await expect(again.card('Dense. 123')).toBeVisible()
    await expect(again.page.getByRole('banner').getByRole('status')).toHaveText('unsaved')
    await again.openTab('Runs')
    await expect(again.results.getByRole('row')).toHaveCount(2)
    await again.page.keyboard.press('Control+s')
    await expect(again.page.getByRole('banner').getByRole('status')).toHaveText('saved')
    expect(await readFile(file, 'utf8')).toContain('123')
  })
})
