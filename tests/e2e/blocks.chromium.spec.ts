import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('a block is placed, wired, changed, opened, edited inside, and all is taken back', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('LeNet-5')
  const cardsAtFirst = await screen.cards.count()
  const block = screen.card('Residual.')
  const search = screen.left.getByRole('textbox', { name: 'Find a node' })

  await test.step('found by a word and put on the canvas with Enter, folded and selected', async () => {
    await search.fill('residual')
    await search.press('Enter')
    await expect(screen.cards).toHaveCount(cardsAtFirst + 1)
    await expect(block).toHaveAttribute('data-selected', 'true')
    await expect(screen.inspector.getByRole('heading', { name: 'Residual block' })).toBeVisible()
    await search.fill('')
  })

  await test.step('wired as one card: both branches take the input', async () => {
    const wires = await screen.wires.count()
    await page.keyboard.press('Escape')
    await screen.canvas.focus()
    await page.keyboard.press('f')
    await screen.settled()
    await screen.wire(screen.card('Conv2D').first(), 'Output', block, 'Input')
    await expect(screen.wires).toHaveCount(wires + 1)
    await screen.select(block)
  })

  await test.step('other filters: the nodes inside follow', async () => {
    const parameters = block.getByText(/par\.$/)
    const before = await parameters.innerText()
    await screen.setField('Filters', '6')
    await expect(block).toContainText('6 @ 3×3')
    await expect(parameters).not.toHaveText(before)
  })

  await test.step('unfolded in place, nothing lies on anything', async () => {
    await block.dblclick({ position: { x: 60, y: 60 } })
    await expect(block).toHaveCount(0)
    await page.keyboard.press('f')
    await screen.settled()
    await expect(screen.cards).toHaveCount(cardsAtFirst + 8)
    const boxes = await screen.cards.evaluateAll((cards) =>
      cards.map((card) => {
        const { left, top, right, bottom } = card.getBoundingClientRect()
        return { left, top, right, bottom, name: card.getAttribute('aria-label') ?? '' }
      }),
    )
    const overlaps = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .flatMap((b) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom ? [`${a.name} / ${b.name}`] : [],
        ),
    )
    expect(overlaps).toEqual([])
  })

  await test.step('edited inside by hand it is an ordinary group, which is told; undo makes it the block again', async () => {
    const inner = screen.card('Conv2D. 6 @ 3×3').last()
    await screen.select(inner)
    await expect(screen.inspector).toContainText('Part of the block “Residual”')
    await screen.setField('Filters', '7')
    await expect(page.getByText('“Residual” is an ordinary group now')).toBeVisible()
    await page.keyboard.press('Escape')
    await screen.canvas.focus()
    await page.keyboard.press('Control+z')
    await screen.select(screen.card('Conv2D. 6 @ 3×3').last())
    await expect(screen.inspector).toContainText('Part of the block')
  })

  await test.step('everything is taken back and done again', async () => {
    await screen.canvas.focus()
    for (let k = 0; k < 4; k++) await page.keyboard.press('Control+z')
    await expect(screen.cards).toHaveCount(cardsAtFirst)
    for (let k = 0; k < 3; k++) await page.keyboard.press('Control+y')
    await expect(block).toContainText('6 @ 3×3')
  })
})

test('a group saved as a block is in the palette after a restart, is placed on a wire and learns', async ({
  openTab,
}) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await test.step('saved with the parameters that were chosen', async () => {
    await screen.select(screen.card('Dense. 4'))
    await page.keyboard.press('Control+g')
    const title = screen.canvas.getByRole('textbox', { name: 'Title of the group' })
    await title.fill('Brain')
    await title.press('Enter')
    await screen.card('Dense. 4').click({ button: 'right', position: { x: 60, y: 12 } })
    await page.getByRole('menuitem', { name: /^Save as block/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Save the group as a block' })
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Brain')
    await expect(dialog.getByRole('checkbox', { name: /^Units/ })).toBeChecked()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(screen.left.getByRole('button', { name: 'Brain', exact: true })).toBeVisible()
  })
  const again = await openTab()
  const next = new Screen(again)
  await next.openTemplate('XOR')
  const wires = await next.wires.count()
  await test.step('dropped on a wire it goes between, and has its own parameters', async () => {
    const from = await next.middle(next.port(next.card('Dense. 4'), 'Output'))
    const to = await next.middle(next.port(next.card('Dense. 1'), 'Input'))
    await next.dragFromPalette('Brain', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
    await expect(next.card('Brain')).toBeVisible()
    await expect(next.wires).toHaveCount(wires + 1)
    await next.setField('Units', '3')
    await expect(next.card('Brain')).toContainText('3')
  })
  await test.step('two epochs of training', async () => {
    await again.keyboard.press('Escape')
    await next.canvas.click({ position: { x: 8, y: 8 } })
    await next.setField('Epochs', '2')
    await next.run.getByRole('button', { name: /^Train/ }).click()
    await expect(again.getByTestId('run-progress')).toContainText('finished', { timeout: 30_000 })
  })
  await test.step('renamed, deleted, brought back', async () => {
    const own = (name: string) => next.left.getByRole('button', { name, exact: true })
    await own('Brain').hover()
    await next.left.getByRole('button', { name: 'Rename or delete “Brain”' }).click()
    await again.getByRole('menuitem', { name: 'Rename' }).click()
    const dialog = again.getByRole('dialog', { name: 'Rename the block' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Mind')
    await dialog.getByRole('button', { name: 'Rename' }).click()
    await own('Mind').hover()
    await next.left.getByRole('button', { name: 'Rename or delete “Mind”' }).click()
    await again.getByRole('menuitem', { name: /^Delete/ }).click()
    await expect(own('Mind')).toHaveCount(0)
    await again.getByRole('button', { name: 'Bring it back' }).click()
    await expect(own('Mind')).toBeVisible()
  })
})
