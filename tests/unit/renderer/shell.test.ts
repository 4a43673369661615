import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { TemplateSummary } from '@shared/ipc/types'
import { CATEGORIES } from '@shared/catalog/define/item'
import { filterTemplates } from '../../../src-renderer/library/filterTemplates'
import { moveInGrid } from '../../../src-renderer/library/moveInGrid'
import { toSketchLayout } from '../../../src-renderer/library/toSketchLayout'
import { matchesKeys, type KeyPress } from '../../../src-renderer/shell/matchesKeys'
import { createQuestionStore } from '../../../src-renderer/state/questionStore'
import { openStudios } from './support/openStudios'

const press = (key: string, code: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...modifiers,
})
const ctrl = { ctrlKey: true }

describe('shortcuts', () => {
  it.each<[string, string, KeyPress, boolean]>([
    ['Ctrl+Z', 'mod+Z', press('z', 'KeyZ', ctrl), true],
    ['Ctrl+Z on a Ukrainian keyboard', 'mod+Z', press('я', 'KeyZ', ctrl), true],
    ['Ctrl+Z on a German keyboard, where it lies at Y', 'mod+Z', press('z', 'KeyY', ctrl), true],
    ['Ctrl+Y on a German keyboard, which lies at Z', 'mod+Z', press('y', 'KeyZ', ctrl), false],
    ['z alone', 'mod+Z', press('z', 'KeyZ'), false],
    ['Ctrl+Shift+Z', 'mod+Z', press('Z', 'KeyZ', { ...ctrl, shiftKey: true }), false],
    ['⌘S', 'mod+S', press('s', 'KeyS', { metaKey: true }), true],
    ['? on an English keyboard', 'shift+?', press('?', 'Slash', { shiftKey: true }), true],
    ['? on a Ukrainian keyboard', 'shift+?', press('?', 'Digit7', { shiftKey: true }), true],
    ['Alt+1', 'alt+1', press('1', 'Digit1', { altKey: true }), true],
    ['Alt+1 where it types something else', 'alt+1', press('¡', 'Digit1', { altKey: true }), true],
    ['Ctrl+Alt+1', 'alt+1', press('1', 'Digit1', { altKey: true, ctrlKey: true }), false],
    ['Ctrl+[ on a Ukrainian keyboard', 'mod+BracketLeft', press('х', 'BracketLeft', ctrl), true],
  ])('%s', (_, keys, event, expected) => {
    expect(matchesKeys(keys, event)).toBe(expected)
  })
})

describe('arrow keys in the gallery', () => {
  // Seven cards in rows of three.
  const tops = [0, 0, 0, 100, 100, 100, 200]
  it.each([
    [0, 'ArrowRight', 1],
    [2, 'ArrowRight', 3],
    [6, 'ArrowRight', 6],
    [0, 'ArrowLeft', 0],
    [1, 'ArrowDown', 4],
    [3, 'ArrowDown', 6],
    [4, 'ArrowDown', 6],
    [6, 'ArrowDown', 6],
    [4, 'ArrowUp', 1],
    [1, 'ArrowUp', 1],
    [3, 'Home', 0],
    [3, 'End', 6],
  ])('from %d with %s to %d', (at, key, next) => {
    expect(moveInGrid(tops, at, key)).toBe(next)
  })
  it('other keys, and an empty gallery, mean nothing', () => {
    expect(moveInGrid(tops, 0, 'a')).toBeNull()
    expect(moveInGrid([], 0, 'ArrowDown')).toBeNull()
    expect(moveInGrid(tops, -1, 'ArrowDown')).toBeNull()
  })
})

describe('the gallery’s pictures', () => {
  const realTemplates = async (): Promise<readonly TemplateSummary[]> => {
    const studios = await openStudios()
    const page = await studios.page('first-page')
    await page.studio.library.getState().load()
    await studios.close()
    return page.studio.library.getState().templates ?? []
  }

  it('show every node and edge of the real graphs inside the frame, in colors that exist', async () => {
    const templates = await realTemplates()
    const tokens = await readFile('src-renderer/theme/tokens.css', 'utf8')
    expect(templates.length).toBeGreaterThanOrEqual(7)
    for (const { id, sketch } of templates) {
      const { nodes, edges } = toSketchLayout(sketch, { width: 320, height: 80 })
      expect(nodes, id).toHaveLength(sketch.nodes.length)
      expect(edges, id).toHaveLength(sketch.edges.length)
      for (const { x, y, width, height, category } of nodes) {
        expect(Math.min(x, y), id).toBeGreaterThanOrEqual(0)
        expect(x + width, id).toBeLessThanOrEqual(320)
        expect(y + height, id).toBeLessThanOrEqual(80)
        expect(tokens).toContain(`--cat-${category}:`)
      }
      for (const path of edges) expect(path, id).not.toMatch(/NaN|Infinity/)
    }
  })

  it('keep all cards apart', async () => {
    for (const { id, sketch } of await realTemplates()) {
      const { nodes } = toSketchLayout(sketch, { width: 320, height: 80 })
      for (const [i, a] of nodes.entries()) {
        for (const b of nodes.slice(i + 1)) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          expect(apart, `${id}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`).toBe(true)
        }
      }
    }
  })

  it('draw wires between rows at right angles, inside the frame and clear of other cards', () => {
    const at = (x: number, y: number) => ({ x, y, category: 'core' as const })
    const nodes = [at(0, 0), at(0.5, 0), at(1, 0), at(0.5, 1), at(1, 1)]
    const sketch = (edge: readonly [number, number]) => ({ nodes, edges: [edge] })
    for (const edge of [
      [2, 3],
      [0, 4],
      [3, 0],
    ] as const) {
      const layout = toSketchLayout(sketch(edge), { width: 320, height: 70 })
      const path = layout.edges[0] ?? ''
      expect(path).not.toContain('C')
      const points = [...path.matchAll(/([\d.-]+),([\d.-]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
      for (const { x, y } of points) {
        expect([x >= 0 && x <= 320, y >= 0 && y <= 70]).toEqual([true, true])
        const inside = layout.nodes.filter((n) => x > n.x && x < n.x + n.width && y > n.y && y < n.y + n.height)
        expect(inside).toEqual([])
      }
    }
  })

  it('draw a network of one node in the middle', () => {
    const { nodes } = toSketchLayout(
      { nodes: [{ x: 0.5, y: 0.5, category: 'core' }], edges: [] },
      { width: 320, height: 80 },
    )
    const [node] = nodes
    expect((node?.x ?? 0) + (node?.width ?? 0) / 2).toBeCloseTo(160, 0)
    expect((node?.y ?? 0) + (node?.height ?? 0) / 2).toBeCloseTo(40, 0)
  })

  it('has a color and a tint for every category in both themes', async () => {
    const tokens = await readFile('src-renderer/theme/tokens.css', 'utf8')
    for (const category of CATEGORIES)
      for (const name of [`--cat-${category}:`, `--cat-${category}-bg:`]) expect(tokens.split(name)).toHaveLength(3)
  })

  it('are found by words of the person’s language and of English', async () => {
    const templates = await realTemplates()
    const ids = (query: string, family: TemplateSummary['family'] | null = null): string[] =>
      filterTemplates(templates, { query, family }).map(({ id }) => id)
    expect(ids('спіралі')[0]).toBe('spiralsMlp')
    expect(ids('SPIRALS')[0]).toBe('spiralsMlp')
    expect(ids('mnist lenet')[0]).toBe('lenet5')
    expect(ids('', 'images').length).toBeGreaterThan(0)
    expect(ids('спіралі', 'images')).toEqual([])
    expect(ids('немає такого')).toEqual([])
    expect(ids('')).toHaveLength(templates.length)
  })
})

describe('questions', () => {
  it('come one at a time: a second finds its way out at once', async () => {
    const store = createQuestionStore()
    const first = store.getState().ask('unsaved', { title: 'Net', hasFile: true })
    expect(await store.getState().ask('openFile', {})).toBeNull()
    expect(await store.getState().ask('unsaved', { title: 'Other', hasFile: true })).toBe('cancel')
    const { question } = store.getState()
    if (question?.kind !== 'unsaved') throw new Error('The first question is gone.')
    question.answer('discard')
    expect(await first).toBe('discard')
    expect(store.getState().question).toBeNull()
  })
})
