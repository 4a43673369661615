import { classicalRows, isRuled, isUsual, type ClassicalRow } from './fixtures/classicalRows'
import { findVisualFaults } from './fixtures/findVisualFaults'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'
import { byMouse, byOffers, byPulling, bySearch } from './steps/buildClassical'
import { trainByHand } from './steps/trainByHand'

/** Ways to build a network. What a way leaves out the buttons of the problems add. */
const WAYS = {
  'dragged out of the palette and wired by the mouse': byMouse,
  'searched for': bySearch,
  'pulled out of the layer': byPulling,
  'offered by the problems': byOffers,
} as const
type Way = keyof typeof WAYS
const [mouse, search, pull, offers] = Object.keys(WAYS) as [Way, Way, Way, Way]

/** The ways take turns: what reads another port than the first is wired by hand, and only the usual rule of a layer is offered. */
function wayOf(row: ClassicalRow, turn: number): Way {
  const ways = !isRuled(row) ? [mouse, search] : isUsual(row) ? [mouse, search, pull, offers] : [mouse, search, pull]
  return row.features === 'features' ? (ways[turn % ways.length] ?? mouse) : mouse
}
const rows = classicalRows().map((row, turn) => ({ ...row, way: wayOf(row, turn) }))

/** Cards that lie on one another. */
const overlaps = (screen: Screen): Promise<string[]> =>
  screen.cards.evaluateAll((cards) => {
    const boxes = cards.map((card) => ({
      box: card.getBoundingClientRect(),
      name: card.getAttribute('aria-label') ?? '',
    }))
    return boxes.flatMap(({ box: a, name }, i) =>
      boxes
        .slice(i + 1)
        .filter(({ box: b }) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((other) => `${name} on ${other.name}`),
    )
  })

async function beginAnew({ page, cards }: Screen): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+n')
  await page.getByRole('button', { name: 'Don’t save' }).click()
  await expect(cards).toHaveCount(0)
}

async function buildAndTrain(screen: Screen, row: ClassicalRow & { readonly way: Way }): Promise<void> {
  await WAYS[row.way](screen, row)
  const { warnings, ended, values } = await trainByHand(screen)
  expect(ended).toMatch(/^(finished|stopped)/)
  expect(warnings).toEqual([])
  expect(values.find((text) => text.startsWith('Loss'))).toMatch(/\d/)
  expect(values.join('\n')).not.toMatch(/NaN|Infinity|∞/)
  expect(await overlaps(screen)).toEqual([])
  expect(await findVisualFaults(screen.page)).toEqual([])
}

for (const way of Object.keys(WAYS) as Way[])
  test(`classical networks built by hand train in the window: ${way}`, async ({ openStudio }, info) => {
    const some = rows.filter((row) => row.way === way)
    test.setTimeout(60_000 + some.length * 20_000)
    const screen = new Screen((await openStudio()).page)
    await screen.openBlank()
    const faults: string[] = []
    for (const [k, row] of some.entries()) {
      const name = [row.layer, row.rule ?? 'the offered loss'].join(' by ')
      await test.step(name, async () => {
        if (k > 0) await beginAnew(screen)
        // One network that cannot be built says nothing of the others.
        await buildAndTrain(screen, row).catch(async (error: unknown) => {
          faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
          await info.attach(name, { body: await screen.page.screenshot(), contentType: 'image/png' })
        })
      })
    }
    expect(faults).toEqual([])
  })
