import type { Locator } from '@playwright/test'
import { catalog, nodeItems } from '../../../shared/catalog/catalog'
import type { ClassicalRow } from '../fixtures/classicalRows'
import type { Point, Screen } from '../fixtures/Screen'
import { expect } from '../fixtures/test'

const textOf = (type: string) => (nodeItems.get(type) ?? catalog.blocks.get(type))?.text.en

const titleOf = (type: string): string => textOf(type)?.title ?? type

/** What a port is called: `Output Picture`, and by its side alone where it is the only one there. */
function portName(type: string, side: 'Input' | 'Output', port: string): string {
  const item = nodeItems.get(type)
  const ports = (side === 'Input' ? item?.inputs : item?.outputs) ?? []
  const title = textOf(type)?.ports?.[port] ?? (ports.length > 1 ? port : '')
  return `${side} ${title}`.trim()
}

/** The card that was put on the canvas last: it is the selected one. */
async function added(screen: Screen, count: number): Promise<Locator> {
  await expect(screen.cards).toHaveCount(count)
  const chosen = screen.canvas.locator('[data-card][data-selected=true]')
  await expect(chosen).toHaveCount(1)
  return screen.canvas.locator(`[data-card="${await chosen.getAttribute('data-card')}"]`)
}

/** Ports of the rule's card: the first takes the layer, the second, if it has one, must not be left empty. */
function portsOfRule(rule: string) {
  const [layer, target] = nodeItems.get(rule)?.inputs ?? []
  return { layer: layer?.name ?? 'layer', target: target && !target.optional ? target.name : undefined }
}

async function place(screen: Screen, share: number): Promise<Point> {
  const box = await screen.canvas.boundingBox()
  if (!box) throw new Error('no canvas')
  return { x: box.x + box.width * share, y: box.y + box.height / 2 }
}

/** By the mouse alone: each card dragged out of the palette, each wire drawn from port to port. */
export async function byMouse(screen: Screen, { layer, rule, data, features, target }: ClassicalRow): Promise<void> {
  const put = async (type: string, share: number, count: number): Promise<Locator> => {
    await screen.dragFromPalette(titleOf(type), await place(screen, share))
    return added(screen, count)
  }
  const from = await put(data, 0.16, 1)
  const middle = await put(layer, 0.5, 2)
  await screen.wire(from, portName(data, 'Output', features), middle, firstPort(layer, 'Input'))
  await expect(screen.wires).toHaveCount(1)
  if (rule === null) return
  const end = await put(rule, 0.84, 3)
  const ports = portsOfRule(rule)
  await screen.wire(middle, firstPort(layer, 'Output'), end, portName(rule, 'Input', ports.layer))
  await expect(screen.wires).toHaveCount(2)
  if (ports.target === undefined) return
  await screen.wire(from, portName(data, 'Output', target), end, portName(rule, 'Input', ports.target))
  await expect(screen.wires).toHaveCount(3)
}

/** Name of the first port on a side. */
function firstPort(type: string, side: 'Input' | 'Output'): string {
  const item = nodeItems.get(type)
  const [port] = (side === 'Input' ? item?.inputs : item?.outputs) ?? []
  return port ? portName(type, side, port.name) : side
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** An entry of an open list: its title, and the group of the palette that it belongs to. */
const option = (screen: Screen, title: string): Locator =>
  screen.page.getByRole('option', {
    name: new RegExp(`^${escaped(title)}\\s*(Classical|Learning rule|Objective|Core|Block)`),
  })

/** Finds something in the open list by its name, and takes it as the keyboard does: arrows to it, Enter. */
async function pick(screen: Screen, list: string, title: string): Promise<void> {
  const field = screen.page.getByRole('combobox', { name: list })
  await field.fill(title)
  const wanted = option(screen, title)
  await expect(wanted).toBeVisible()
  for (let k = 0; k < 8 && (await wanted.getAttribute('aria-selected')) !== 'true'; k++) await field.press('ArrowDown')
  await field.press('Enter')
}

/** Puts what was found after the selected card, wired to it. */
async function after(screen: Screen, type: string, count: number): Promise<Locator> {
  await screen.canvas.focus()
  await screen.page.keyboard.press('Tab')
  await pick(screen, 'What fits here', titleOf(type))
  return added(screen, count)
}

/** By searching: the data in the palette, the layer and its rule after it with Tab; a wire from the data teaches the rule. */
export async function bySearch(screen: Screen, row: ClassicalRow): Promise<void> {
  const { layer, rule, data, target } = row
  const from = await begin(screen, data)
  await after(screen, layer, 2)
  if (rule === null) return
  const end = await after(screen, rule, 3)
  const ports = portsOfRule(rule)
  if (ports.target === undefined) return
  const wires = await screen.wires.count()
  await screen.page.keyboard.press('f')
  await screen.settled()
  await screen.wire(from, portName(data, 'Output', target), end, portName(rule, 'Input', ports.target))
  await expect(screen.wires).toHaveCount(wires + 1)
}

async function begin(screen: Screen, data: string): Promise<Locator> {
  const search = screen.left.getByRole('textbox', { name: 'Find a node' })
  await search.fill(titleOf(data))
  await search.press('Enter')
  const card = await added(screen, 1)
  await search.fill('')
  return card
}

/** By what is offered: the data and the layer; the rest is left to the problems and their buttons. */
export async function byOffers(screen: Screen, { layer, data }: ClassicalRow): Promise<void> {
  await begin(screen, data)
  await after(screen, layer, 2)
}

/** By a wire pulled out of the layer into the open, where rules are offered first. */
export async function byPulling(screen: Screen, row: ClassicalRow): Promise<void> {
  const { layer, rule, data } = row
  await begin(screen, data)
  const middle = await after(screen, layer, 2)
  if (rule === null) return
  const port = await screen.middle(screen.port(middle, firstPort(layer, 'Output')))
  await screen.drag(port, { x: port.x + 60, y: port.y + 90 })
  const offered = screen.page.getByRole('option')
  await expect(offered.first()).toContainText('Learning rule')
  await expect(option(screen, titleOf(rule))).toBeVisible()
  await pick(screen, 'What fits here', titleOf(rule))
  await added(screen, 3)
}
