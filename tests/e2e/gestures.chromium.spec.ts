import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'
import { saveInBrowser } from './steps/saveInBrowser'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const pick = async (page: Page, words: string): Promise<void> => {
  const list = page.getByRole('combobox', { name: /Add a node|What fits here|Connect|Choose a port/ })
  await list.fill(words)
  await list.press('Enter')
}
/** Upper left corner of a card on the screen. */
const corner = async (screen: Screen, name: string) => {
  const box = await screen.card(name).first().boundingBox()
  return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) }
}

/** Largest distance on the screen between an end of a wire and the port next to it. */
const looseEnds = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const ports = [...document.querySelectorAll('.react-flow__handle')].map((port) => {
      const { x, y, width, height } = port.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    })
    const wires = [...document.querySelectorAll<SVGPathElement>('path.react-flow__edge-path')]
    const ends = wires.flatMap((wire) =>
      [0, wire.getTotalLength()].map((at) =>
        wire.getPointAtLength(at).matrixTransform(wire.getScreenCTM() ?? undefined),
      ),
    )
    return Math.max(...ends.map((end) => Math.min(...ports.map((port) => Math.hypot(end.x - port.x, end.y - port.y)))))
  })

test('adding: double click, Tab, and an edge dropped in the open', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openBlank()
  const box = await screen.canvas.boundingBox()
  if (!box) throw new Error('no canvas')
  await page.mouse.dblclick(box.x + 160, box.y + 60)
  await pick(page, 'iris')
  await expect(screen.card('Iris')).toBeVisible()
  await screen.settled()
  const put = await screen.middle(screen.card('Iris'))
  expect(Math.hypot(put.x - box.x - 160, put.y - box.y - 60), 'the card is where it was asked for').toBeLessThan(40)
  await page.keyboard.press('Tab')
  await pick(page, 'dense')
  await expect(screen.wires).toHaveCount(1)
  const dense = screen.card('Dense')
  await screen.drag(await screen.middle(screen.port(dense, 'Output')), { x: box.x + 300, y: box.y + 400 })
  await expect(page.getByRole('option', { name: /^Dropout/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /^Conv2D/, disabled: false })).toHaveCount(0)
  await pick(page, 'dropout')
  await expect(screen.card('Dropout')).toBeVisible()
  await expect(screen.wires).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(screen.cards).toHaveCount(2)
  await page.keyboard.press('Control+Shift+z')
  await expect(screen.wires).toHaveCount(2)
})

test('changing: insert on an edge, heal, duplicate, group, fold, note, nudge, align, arrange', async ({ openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  const second = screen.card('Dense. 1')
  await test.step('a node dropped on an edge goes between its ends', async () => {
    const from = await screen.middle(screen.port(screen.card('Dense. 4'), 'Output'))
    const to = await screen.middle(screen.port(second, 'Input'))
    await screen.dragFromPalette('Dropout', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
    // The cards after it make room, which may put the last one out of sight.
    await page.keyboard.press('f')
    await expect(screen.cards).toHaveCount(5)
    await expect(screen.wires).toHaveCount(5)
  })
  await test.step('deleted, its neighbors heal', async () => {
    await page.keyboard.press('Delete')
    await expect(screen.cards).toHaveCount(4)
    await expect(screen.wires).toHaveCount(4)
  })
  await test.step('duplicate', async () => {
    await screen.select(screen.card('Dense. 4'))
    await page.keyboard.press('Control+d')
    await expect(screen.card('Dense. 4')).toHaveCount(2)
    await page.keyboard.press('Delete')
    await expect(screen.card('Dense. 4')).toHaveCount(1)
  })
  await test.step('arrow keys move by 4, with Shift by 40', async () => {
    await screen.select(screen.card('Dense. 4'))
    const before = await corner(screen, 'Dense. 4')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect.poll(async () => (await corner(screen, 'Dense. 4')).y).toBeGreaterThan(before.y + 30)
    expect((await corner(screen, 'Dense. 4')).x).toBe(before.x)
  })
  await test.step('align tops', async () => {
    await second.click({ modifiers: ['Shift'], position: { x: 60, y: 12 } })
    await page.keyboard.press('Alt+w')
    await expect.poll(async () => (await corner(screen, 'Dense. 4')).y - (await corner(screen, 'Dense. 1')).y).toBe(0)
  })
  await test.step('group, name, fold, unfold', async () => {
    await page.keyboard.press('Control+g')
    const title = screen.canvas.getByRole('textbox', { name: 'Title of the group' })
    await title.fill('Brain')
    await title.press('Enter')
    await screen.canvas.getByRole('button', { name: 'Fold into one card' }).click()
    const folded = screen.canvas.getByRole('group', { name: /^.*[Ff]olded group|Brain/ })
    await expect(folded).toContainText('2 nodes')
    await expect(screen.card('Dense. 4')).toHaveCount(0)
    await screen.canvas.getByRole('button', { name: 'Unfold the group' }).click()
    await expect(screen.card('Dense. 4')).toBeVisible()
  })
  await test.step('a group dragged by its title takes along what is inside, and the wires', async () => {
    const frame = screen.canvas.locator('[data-group]')
    const before = await frame.boundingBox()
    const inside = await corner(screen, 'Dense. 4')
    if (!before) throw new Error('no frame')
    const from = { x: before.x + before.width / 2, y: before.y + 10 }
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x - 20, from.y + 40, { steps: 4 })
    await page.mouse.move(from.x - 40, from.y + 90, { steps: 4 })
    await screen.settled()
    const during = await frame.boundingBox()
    const moved = await corner(screen, 'Dense. 4')
    expect((during?.y ?? 0) - before.y, 'the frame follows').toBeGreaterThan(70)
    expect(Math.abs(moved.y - inside.y - ((during?.y ?? 0) - before.y)), 'and so do its cards').toBeLessThan(2)
    expect(await looseEnds(page), 'wires end at ports during the drag').toBeLessThan(8)
    await page.mouse.up()
    await screen.settled()
    expect(await frame.boundingBox(), 'nothing jumps at the drop').toEqual(during)
    expect(await looseEnds(page), 'wires end at ports').toBeLessThan(8)
    await page.keyboard.press('Control+z')
    await expect.poll(() => corner(screen, 'Dense. 4')).toEqual(inside)
  })
  await test.step('a note', async () => {
    await screen.canvas.press('Escape')
    await page.keyboard.press('n')
    await screen.canvas.getByRole('textbox', { name: 'Text of the note' }).fill('Remember this')
    await page.keyboard.press('Escape')
    const note = screen.canvas.getByRole('note').filter({ hasText: 'Remember this' })
    await expect(note).toBeVisible()
    const sheet = await note.boundingBox()
    for (const card of await screen.cards.all()) {
      const box = await card.boundingBox()
      const apart =
        !box ||
        !sheet ||
        sheet.x >= box.x + box.width ||
        sheet.x + sheet.width <= box.x ||
        sheet.y >= box.y + box.height ||
        sheet.y + sheet.height <= box.y
      expect(apart, 'a new note lies on no card').toBe(true)
    }
  })
  await test.step('arrange and fit', async () => {
    await page.keyboard.press('l')
    await screen.settled()
    const xs = await Promise.all(
      ['Logic gate', 'Dense. 4', 'Dense. 1', 'Binary'].map(async (name) => (await corner(screen, name)).x),
    )
    expect([...xs].sort((a, b) => a - b)).toEqual(xs)
    await page.keyboard.press('f')
    await screen.settled()
  })
  await test.step('what was fitted is fitted again when the canvas grows, and what was moved is not', async () => {
    const top = async () => (await corner(screen, 'Logic gate')).y
    const before = await top()
    await page.keyboard.press('Control+j')
    await expect.poll(top).toBeGreaterThan(before + 20)
    await page.keyboard.press('Control+j')
    await expect.poll(top).toBeCloseTo(before, 0)
    await page.mouse.move(700, 300)
    await page.mouse.wheel(0, -60)
    await screen.settled()
    const moved = await top()
    await page.keyboard.press('Control+j')
    await screen.settled()
    expect(await top()).toBeCloseTo(moved, 0)
    await page.keyboard.press('Control+j')
  })
  await test.step('command palette and shortcuts', async () => {
    await page.keyboard.press('Control+k')
    await page
      .getByRole('searchbox')
      .or(page.getByPlaceholder('Find an action, a network or a node'))
      .last()
      .fill('select all')
    await page.keyboard.press('Enter')
    await expect(screen.canvas.locator('[data-card][data-selected]')).toHaveCount(6)
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Duplicate')
    await page.keyboard.press('Escape')
  })
})

test('copy in one window, paste in another', async ({ openTab }) => {
  const first = new Screen(await openTab())
  await first.openTemplate('XOR')
  await first.select(first.card('Dense. 4'))
  await first.card('Dense. 1').click({ modifiers: ['Shift'], position: { x: 60, y: 12 } })
  await first.page.keyboard.press('Control+c')
  const second = new Screen(await openTab())
  await second.openBlank()
  await second.canvas.focus()
  await second.page.keyboard.press('Control+v')
  await expect(second.cards).toHaveCount(2)
  await expect(second.wires).toHaveCount(1)
  await second.page.keyboard.press('Control+v')
  await expect(second.cards).toHaveCount(4)
})

test('after forty gestures everything can be undone and redone', async ({ home, openTab }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await saveInBrowser(screen, 'walk')
  const saved = async (): Promise<unknown> => {
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved')
    return JSON.parse(await readFile(join(home.projects, 'walk.neuroloom.json'), 'utf8'))
  }
  const first = await saved()
  // A small generator of its own: the walk is the same each time.
  let state = 7
  const random = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
  /** Goes from card to card with the keyboard. */
  const someCard = async (): Promise<void> => {
    await page.keyboard.press('f')
    for (let i = random(4); i >= 0; i--)
      await page.keyboard.press(
        ['Control+ArrowRight', 'Control+ArrowLeft', 'Control+ArrowDown', 'Control+ArrowUp'][random(4)] ?? '',
      )
  }
  const gestures: readonly (() => Promise<unknown>)[] = [
    () => page.keyboard.press('Control+d'),
    () => page.keyboard.press('ArrowRight'),
    () => page.keyboard.press('Shift+ArrowUp'),
    () => page.keyboard.press('Delete'),
    () => page.keyboard.press('Control+Shift+l'),
    () => page.keyboard.press('l').then(() => page.waitForTimeout(300)),
    () => page.keyboard.press('Control+g').then(() => page.keyboard.press('Enter')),
    () => page.keyboard.press('Control+Shift+g'),
    () => page.keyboard.press('Tab').then(() => pick(page, ['dense', 'dropout', 'relu'][random(3)] ?? 'dense')),
    () =>
      page.keyboard
        .press('n')
        .then(() => page.keyboard.type('note'))
        .then(() => page.keyboard.press('Escape')),
  ]
  for (let i = 0; i < 40; i++) {
    await someCard()
    await gestures[random(gestures.length)]?.()
    await screen.canvas.press('Escape')
  }
  const last = await saved()
  expect(last).not.toEqual(first)
  const undo = page.getByRole('banner').getByRole('button', { name: /^(Undo|Nothing to undo)/ })
  const redo = page.getByRole('banner').getByRole('button', { name: /^(Redo|Nothing to redo)/ })
  let steps = 0
  for (; (await undo.getAttribute('aria-label')) !== 'Nothing to undo'; steps++) await page.keyboard.press('Control+z')
  expect(steps).toBeGreaterThan(20)
  expect(await saved()).toEqual(first)
  for (; (await redo.getAttribute('aria-label')) !== 'Nothing to redo'; steps--) await page.keyboard.press('Control+y')
  expect(steps).toBe(0)
  expect(await saved()).toEqual(last)
})
