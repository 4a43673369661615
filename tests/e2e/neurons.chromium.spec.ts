import { readFile } from 'node:fs/promises'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('the network is seen as neurons with its weights, edge by edge, and the picture is kept as SVG', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await screen.openTab('Inside')
  await screen.results.getByRole('combobox', { name: 'View', exact: true }).click()
  await page.getByRole('option', { name: 'Neurons' }).click()
  const diagram = screen.results.getByRole('group', { name: /^Neurons of XOR/ })
  await expect(diagram.getByRole('button')).toHaveCount(17)
  await expect(diagram.getByRole('button', { name: 'w₂₃', exact: true })).toHaveCount(1)
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 30_000 })
  const edge = diagram.getByRole('button', { name: /^w₂₃ = −?\d/ })
  await expect(edge).toHaveCount(1)
  const told = (await edge.getAttribute('aria-label')) ?? ''
  await edge.focus()
  const words = screen.results.getByRole('status')
  await expect(words).toHaveText(`Dense · ${told}`)
  // Arrow keys go on to the next edge, Enter keeps it.
  await page.keyboard.press('ArrowRight')
  await expect(words).toContainText('w₂₄')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'View', exact: true }).focus()
  await expect(words).toContainText('w₂₄')
  await screen.results.getByText('Biases as units').click()
  await expect(diagram.getByRole('button')).toHaveCount(12)
  const waiting = page.waitForEvent('download')
  await screen.results.getByRole('button', { name: 'Save the picture' }).click()
  await page.getByRole('menuitem', { name: 'Save as SVG' }).click()
  const text = await readFile(await (await waiting).path(), 'utf8')
  expect(text).toContain(told.replace(/^.* = /, ''))
})

test('a picture of another view is kept as SVG with its cells', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 30_000 })
  await screen.openTab('Inside')
  await screen.results.getByRole('combobox', { name: 'View', exact: true }).click()
  await page.getByRole('option', { name: 'Weights and filters' }).click()
  for (const kind of ['SVG', 'PNG']) {
    const waiting = page.waitForEvent('download')
    await screen.results.getByRole('button', { name: 'Save the picture' }).click()
    await page.getByRole('menuitem', { name: `Save as ${kind}` }).click()
    const bytes = await readFile(await (await waiting).path())
    const seen = await page.evaluate(
      async ([data, mime]) => {
        const image = new Image()
        image.src = `data:${mime};base64,${data}`
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = image.naturalWidth
        canvas.height = image.naturalHeight
        const context = canvas.getContext('2d')
        context?.drawImage(image, 0, 0)
        const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
        const colors = new Map<string, number>()
        for (let i = 0; i < pixels.length; i += 4) {
          const color = pixels.slice(i, i + 3).join(' ')
          colors.set(color, (colors.get(color) ?? 0) + 1)
        }
        // The ground, and cells of eight weights, most of them of different tones.
        return [...colors.values()].filter((count) => count > 500).length
      },
      [bytes.toString('base64'), kind === 'SVG' ? 'image/svg+xml' : 'image/png'] as const,
    )
    expect(seen).toBeGreaterThan(4)
  }
})
