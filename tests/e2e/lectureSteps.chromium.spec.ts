import type { Locator, Page } from '@playwright/test'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

/** What a person reads while stepping through the network of a template. */
class Walk {
  readonly words: Locator
  private readonly screen: Screen
  private readonly next: Locator

  constructor(private readonly page: Page) {
    this.words = page.getByTestId('step-explanation')
    this.next = page.getByRole('button', { name: 'Next stage' })
    this.screen = new Screen(page)
  }

  async begin(template: string): Promise<void> {
    const another = await this.words.isVisible()
    if (another) await this.screen.chooseFromMenu('Start screen')
    await this.page.getByTestId(`template-${template}`).click()
    if (another) await this.page.getByRole('button', { name: 'Don’t save' }).click()
    await this.page.locator('[data-card]').first().waitFor()
    await this.page.keyboard.press('Alt+9')
    await this.page.getByRole('button', { name: 'Begin step by step' }).click()
    await expect(this.page.getByText('of step 1')).toBeVisible({ timeout: 30_000 })
  }

  /** Goes on to the stage of a node, by what the explanation is headed. */
  async to(title: string, course: 'forward' | 'backward' | 'update'): Promise<void> {
    for (let i = 0; i < 40; i++) {
      const here = (await this.words.getAttribute('data-course')) === course
      if (here && (await this.words.getByRole('heading', { name: title, exact: true }).count()) > 0) return
      await this.next.click()
    }
    throw new Error(`There is no stage ${course} of ${title}`)
  }

  async reads(...lines: readonly string[]): Promise<void> {
    for (const line of lines) await expect.soft(this.words).toContainText(line)
  }

  valueOf = (card: string): Locator => this.page.locator(`[data-card="${card}"]`).getByTestId('step-value')
  gradientOf = (card: string): Locator => this.page.locator(`[data-card="${card}"]`).getByTestId('step-gradient')
}

/** The lecture's matrices: X ∗ W of a picture of 5 × 5 and a kernel of 3 × 3. */
const CONVOLVED = [9, 5, 4, 8, 8, 10, 8, 15, 12]

test('the lecture’s worked examples are stepped through, and their numbers read off the screen', async ({
  openTab,
}, testInfo) => {
  const page = await openTab()
  const walk = new Walk(page)
  const look = (name: string) => page.screenshot({ path: testInfo.outputPath(`${name}.png`) })

  await test.step('lecture 7, exercise 1: the neuron that answers 0.76', async () => {
    await walk.begin('oneNeuron')
    await walk.to('w₁ = 0.5', 'forward')
    await walk.reads('y = 0.5 · 0.6 = 0.3')
    await walk.to('w₂ = −0.3, b = 0.1', 'forward')
    await walk.reads('y = -0.3 · (-1.2) + 0.1 = 0.46')
    await walk.to('z', 'forward')
    await walk.reads('y = 0.3 + 0.46 = 0.76')
    await walk.to('ReLU', 'forward')
    await walk.reads('y = φ(x) = φ(0.76) = 0.76')
    await expect(walk.valueOf('relu')).toContainText('0.76')
  })

  await test.step('fig. 1.13: two paths from o back to w', async () => {
    await walk.begin('chainRule')
    await walk.to('o', 'forward')
    // tanh 0.5 and σ(0.5).
    await walk.reads('y = 2 · 0.46212 + 3 · 0.62246 = 2.7916')
    await walk.to('o', 'backward')
    await walk.reads('∂L/∂y = 1')
    await walk.to('w = 0.5', 'backward')
    // 2·(1 − tanh² 0.5) and 3·σ(0.5)·(1 − σ(0.5)).
    await walk.reads('∂L/∂y = 1.5729 + 0.70501 = 2.2779')
    // On the wires as well, each with its own part.
    await expect(page.getByTestId('wire-gradient').filter({ hasText: /^← (1.57|0.705)$/ })).toHaveCount(2)
    await look('chainRule')
  })

  await test.step('fig. 1.14: the ReLU net for its three points', async () => {
    await walk.begin('reluByHand')
    for (const [sample, x, h1, h2, o] of [
      [1, 1, 1, 0, 1],
      [2, -1, 0, 1, 1],
      [3, 0, 0, 0, 0],
    ] as const) {
      if (sample > 1) await page.getByRole('textbox', { name: 'Sample' }).press('ArrowUp')
      await expect(page.getByRole('textbox', { name: 'Sample' })).toHaveValue(`Sample ${sample} of 3`)
      await walk.to('O', 'forward')
      await expect(walk.valueOf('x1')).toContainText(String(x))
      await expect(walk.valueOf('h1')).toContainText(String(h1))
      await expect(walk.valueOf('h2')).toContainText(String(h2))
      await walk.reads(`y = ${h1} + ${h2} = ${o}`)
    }
    await look('reluByHand')
  })

  await test.step('exercises 9 and 10: O and its derivative', async () => {
    await walk.begin('exerciseTen')
    await walk.to('O', 'forward')
    // σ(0.5) and tanh 0.5.
    await walk.reads('z = 1 · 0.62246 + 1 · 0.46212 = 1.0846', '= 1.0846')
    await walk.to('One example', 'backward')
    await expect(walk.gradientOf('data')).toContainText('1.2768')
    await look('exerciseTen')
  })

  await test.step('lecture 7: a window of 3×3 slides over the picture of 5×5', async () => {
    await walk.begin('convolutionByHand')
    await walk.to('X ∗ W', 'forward')
    await walk.reads('0·0 + 1·1 + 2·0 + 4·1 + 1·0 + 0·1 + 2·2 + 0·1 + 1·0 = 9')
    const slider = page.getByRole('slider', { name: 'Place of the window' })
    await slider.focus()
    for (const [i, sum] of CONVOLVED.entries()) {
      await walk.reads(`Row ${Math.floor(i / 3) + 1}, column ${(i % 3) + 1}`)
      await expect(walk.words.getByText(new RegExp(`^y = .* = ${sum}$`))).toBeVisible()
      // The output is there as far as the window has come.
      await expect(walk.words.getByRole('img', { name: 'Output' }).locator('text')).toHaveText(
        CONVOLVED.slice(0, i + 1).map(String),
      )
      await page.keyboard.press('ArrowRight')
    }
    await look('convolution')
    await page.keyboard.press('ArrowUp')
    await walk.reads('Row 2, column 3')
    await walk.to('X ∗ W', 'backward')
    // 2y/9 at each place times what lay under the upper left weight there.
    await walk.reads('Weight in row 1, column 1', '∂L/∂w11 = 2·0 + 1.1111·1 + 0.88889·2 + 1.7778·4 + 1.7778·1 + 2.2222·0 + 1.7778·2 + 3.3333·0 + 2.6667·1 = 18') // prettier-ignore
    await look('convolutionBack')
  })
})
