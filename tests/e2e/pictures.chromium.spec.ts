import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Picture of the network' })

async function saved(
  page: Page,
  press: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const waiting: Promise<Download> = page.waitForEvent('download')
  await press()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** What a browser makes of an image: its size, and how many colors are in it. */
const look = (page: Page, bytes: Buffer, type: string) =>
  page.evaluate(
    async ({ data, type: mime }) => {
      const image = new Image()
      image.src = `data:${mime};base64,${data}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const { data: pixels } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      const colors = new Set<string>()
      for (let i = 0; i < pixels.length; i += 4) colors.add([...pixels.slice(i, i + 4)].join(' '))
      return { width: canvas.width, height: canvas.height, colors: colors.size, corner: [...pixels.slice(0, 4)] }
    },
    { data: bytes.toString('base64'), type },
  )

test('a small network is drawn with the weights of its run, and goes out as SVG, PNG and through the clipboard', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 30_000 })
  await page.keyboard.press('Control+Shift+E')
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('radio', { name: 'Neurons' })).toBeChecked()
  const picture = dialog.getByRole('img', { name: /XOR/ })
  await expect(picture.getByText('positive weight')).toBeVisible()
  await expect(picture.getByText('4 units · Tanh')).toBeVisible()
  const svg = await saved(page, () => dialog.getByRole('button', { name: 'Save SVG' }).click())
  expect(svg.name).toMatch(/^XOR.*\.svg$/)
  const drawn = await look(page, svg.bytes, 'image/svg+xml')
  expect(drawn.colors).toBeGreaterThan(50)
  const twice = await saved(page, () => dialog.getByRole('button', { name: 'Save PNG' }).click())
  expect(await look(page, twice.bytes, 'image/png')).toMatchObject({
    width: drawn.width * 2,
    height: drawn.height * 2,
    corner: [255, 255, 255, 255],
  })
  await dialog.getByText('Transparent background').click()
  await dialog.getByText('4×').click()
  const clear = await saved(page, () => dialog.getByRole('button', { name: 'Save PNG' }).click())
  expect(await look(page, clear.bytes, 'image/png')).toMatchObject({ width: drawn.width * 4, corner: [0, 0, 0, 0] })
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => [...item.types]))
  expect(types).toContain('image/png')
})

test('a large network is drawn as blocks with the sizes of its weights; what is chosen is seen at once', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('LeNet-5')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: /^Picture of the network/ }).click()
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('radio', { name: 'Blocks' })).toBeChecked()
  const picture = dialog.getByRole('img', { name: /LeNet/ })
  for (const text of ['W 5×5×6×16', 'W 400×120', 'b 84', '10×10×16', 'Feature extractor'])
    await expect(picture.getByText(text, { exact: true })).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Groups' }).click()
  await page.getByRole('option', { name: 'One box each' }).click()
  await expect(picture.getByText('4 layers')).toBeVisible()
  await expect(picture.getByText('W 5×5×6×16')).toHaveCount(0)
  const wide = await picture.boundingBox()
  await dialog.getByText('Down', { exact: true }).click()
  await expect.poll(async () => (await picture.boundingBox())?.width ?? Infinity).toBeLessThan((wide?.width ?? 0) / 2)
  await dialog.getByText('Losses and targets').click()
  await expect(picture.getByText('Cross-entropy')).toHaveCount(0)
  await dialog.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Українська' }).click()
  await expect(picture.getByText('4 шари')).toBeVisible()
  await dialog.getByText('Neurons', { exact: true }).click()
  await expect(picture.getByText('6 карт 28×28 · ReLU')).toBeVisible()
})
