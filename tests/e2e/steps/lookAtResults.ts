import { expect, test } from '../fixtures/test'
import type { Screen } from '../fixtures/Screen'

const percent = (text: string): number => parseFloat(text.replace(/[\s\u00a0]/g, '')) / 100

/** Draws a one on the pad; the network, which has seen digits, must say so. */
export async function drawOne(screen: Screen): Promise<void> {
  await test.step('draw a digit', async () => {
    await screen.openTab('Test it')
    const pad = screen.results.getByRole('img', { name: /^Drawing pad/ })
    const box = await pad.boundingBox()
    if (!box) throw new Error('The pad is not on the screen.')
    const at = (x: number, y: number) => ({ x: box.x + x * box.width, y: box.y + y * box.height })
    await screen.drag(at(0.55, 0.2), at(0.47, 0.8))
    const bars = screen.results.getByRole('list', { name: 'Probability of each class' }).getByRole('listitem')
    await expect(bars).toHaveCount(10)
    await expect(screen.results.getByTestId('verdict')).toHaveText('1')
    const shares = (await bars.allInnerTexts()).map((text) => percent(text.split('\n').at(-1) ?? ''))
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 1)
    await screen.results.getByRole('button', { name: 'Wipe' }).click()
    await expect(screen.results.getByTestId('verdict')).toHaveCount(0)
  })
}

/** The confusion matrix of the 10,000 test digits: nothing is lost in it, and its diagonal is the accuracy said beside it. */
export async function evaluateOnTest(screen: Screen, wanted: number): Promise<void> {
  await test.step('evaluate on the test part', async () => {
    await screen.openTab('Evaluate')
    const matrix = screen.results.getByRole('table', { name: 'Confusion matrix' })
    await expect(matrix).toBeVisible({ timeout: 60_000 })
    const rows = await matrix
      .locator('tbody tr')
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.querySelectorAll('td')]
            .slice(0, 10)
            .map((cell) => Number((cell.textContent ?? '').replace(/\D/g, ''))),
        ),
      )
    expect(rows.map((row) => row.length)).toEqual(Array.from({ length: 10 }, () => 10))
    expect(rows.flat().reduce((a, b) => a + b, 0)).toBe(10_000)
    const right = rows.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / 10_000
    expect(right).toBeGreaterThan(wanted)
    expect(await screen.latest('Rows')).toBe(10_000)
    expect(await screen.latest('Accuracy')).toBeCloseTo(right, 2)
  })
}
