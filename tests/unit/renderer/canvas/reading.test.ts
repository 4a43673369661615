import { describe, expect, it } from 'vitest'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument } from '@shared/graph/document'
import { LANGUAGES } from '@shared/language'
import { isMinimapUseful } from '../../../../src-renderer/canvas/isMinimapUseful'
import { parsePortKey, portKey } from '../../../../src-renderer/canvas/canvasStore'
import { clearPlace } from '../../../../src-renderer/canvas/clearPlace'
import { makeRoom } from '../../../../src-renderer/canvas/makeRoom'
import { intoView } from '../../../../src-renderer/canvas/gesture/intoView'
import { plainFormula } from '../../../../src-renderer/formula/plainFormula'
import { readFormula } from '../../../../src-renderer/formula/readFormula'

describe('readFormula', () => {
  it('lowers and raises what is in braces, also within each other', () => {
    expect(readFormula('e^{x_{i}} / Σ_{j} z')).toEqual([
      { kind: 'text', text: 'e' },
      {
        kind: 'sup',
        parts: [
          { kind: 'text', text: 'x' },
          { kind: 'sub', parts: [{ kind: 'text', text: 'i' }] },
        ],
      },
      { kind: 'text', text: ' / Σ' },
      { kind: 'sub', parts: [{ kind: 'text', text: 'j' }] },
      { kind: 'text', text: ' z' },
    ])
  })
  it('leaves a formula without braces as it is, and an open brace open to the end', () => {
    expect(readFormula('y = φ(xW + b)')).toEqual([{ kind: 'text', text: 'y = φ(xW + b)' }])
    expect(readFormula('a_{b')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'sub', parts: [{ kind: 'text', text: 'b' }] },
    ])
  })
  it('is balanced in every formula of the catalog, and none needs letters that the font lacks', () => {
    const items = [...nodeItems.values(), ...catalog.initializers.values(), ...catalog.optimizers.values()]
    const formulas = items.flatMap((item) => LANGUAGES.flatMap((language) => item.text[language].formula ?? []))
    expect(formulas.length).toBeGreaterThan(20)
    for (const formula of formulas) {
      expect(formula.split('{').length, formula).toBe(formula.split('}').length)
      expect(formula).not.toMatch(/[\u1d62-\u1d6a\u2090-\u209c]/u)
      expect(formula).not.toMatch(/[_^](?!\{)/u)
      expect(plainFormula(formula)).not.toMatch(/[{}]/)
    }
  })
})

describe('the map of the network', () => {
  const canvas = { width: 1400, height: 800 }
  const map = { width: 132, height: 78 }
  const box = (left: number, top: number) => ({ left, top, right: left + 168, bottom: top + 84 })
  it('is shown when a card is out of sight, in a small window too', () => {
    expect(isMinimapUseful([box(-10, 100)], { width: 500, height: 300 }, map)).toBe(true)
  })
  it('is away when all is seen in a small window, or when a card would lie under it', () => {
    expect(isMinimapUseful([box(10, 10)], { width: 500, height: 300 }, map)).toBe(false)
    expect(isMinimapUseful([box(1200, 700)], canvas, map)).toBe(false)
  })
  it('stands in a large window where it covers nothing, and not on an empty canvas', () => {
    expect(isMinimapUseful([box(10, 10)], canvas, map)).toBe(true)
    expect(isMinimapUseful([], canvas, map)).toBe(false)
  })
})

describe('bringing a card into view', () => {
  const room = { left: 200, top: 50, right: 1000, bottom: 550 }
  it('does not move what is seen', () => {
    expect(intoView(room, { x: 400, y: 200 }, 1)).toEqual({ x: 0, y: 0 })
  })
  it('moves just so far that the card and its margin are inside', () => {
    expect(intoView(room, { x: 990, y: 20 }, 1)).toEqual({ x: 1000 - 24 - 168 - 990, y: 50 + 24 - 20 })
    expect(intoView(room, { x: 100, y: 540 }, 0.5)).toEqual({ x: 200 + 24 - 100, y: 550 - 24 - 42 - 540 })
  })
})

it('a port is found again by its key, whatever its name holds', () => {
  for (const end of [
    { node: 'n1', port: 'input', side: 'input' as const },
    { node: 'n1', port: 'a/b:c', side: 'output' as const },
  ])
    expect(parsePortKey(portKey(end.node, end.port, end.side))).toEqual(end)
})

describe('room for a card put between two others', () => {
  const card = (id: string, x: number, y = 0) => ({ id, type: 'dense', position: { x, y }, params: {} })
  const wire = (from: string, to: string) => ({
    id: `${from}-${to}`,
    source: { node: from, port: 'output' },
    target: { node: to, port: 'input' },
  })
  const graph = (nodes: ReturnType<typeof card>[], edges: ReturnType<typeof wire>[]): GraphDocument => ({
    ...createDocument('d', ''),
    nodes,
    edges,
  })
  it('moves the card off what leads to it, and what follows off the card, by as much as is needed', () => {
    const places = makeRoom(
      graph(
        [card('a', 0), card('b', 200), card('c', 400), card('new', 100)],
        [wire('a', 'new'), wire('new', 'b'), wire('b', 'c')],
      ),
      'new',
    )
    expect(places).toEqual(
      new Map([
        ['new', { x: 204, y: 0 }],
        ['b', { x: 408, y: 0 }],
        ['c', { x: 608, y: 0 }],
      ]),
    )
  })
  it('moves nothing where there is room, and nothing in other rows', () => {
    expect(
      makeRoom(graph([card('a', 0), card('b', 500), card('new', 240)], [wire('a', 'new'), wire('new', 'b')]), 'new')
        .size,
    ).toBe(0)
    const rows = graph([card('a', 0), card('b', 100, 300), card('new', 210)], [wire('a', 'new'), wire('new', 'b')])
    expect(makeRoom(rows, 'new').size).toBe(0)
  })

  it('does not lay a card that goes between two others on one that has nothing to do with them', () => {
    const loose = graph(
      [card('a', 0), card('loose', 300), card('b', 600), card('new', 300)],
      [wire('a', 'new'), wire('new', 'b')],
    )
    expect(makeRoom(loose, 'new').get('new')?.y).toBeGreaterThan(84)
    expect(makeRoom(loose, 'new').get('new')?.x).toBe(300)
  })

  it('a card with a picture takes the room that it has', () => {
    const picture = { ...card('shown', 0, 0), type: 'samples' }
    expect(clearPlace(graph([picture, card('new', 0, 150)], []), 'new', { x: 0, y: 150 }).y).toBeGreaterThan(219)
    expect(clearPlace(graph([picture, card('new', 0, 240)], []), 'new', { x: 0, y: 240 }).y).toBe(240)
    expect(clearPlace(graph([card('a', 0, 150), picture], []), 'shown', { x: 0, y: 0 }).y).toBeGreaterThan(234)
  })
})
