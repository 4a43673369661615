import { catalog } from '@shared/catalog/catalog'
import { applyEdit } from '@shared/graph/applyEdit'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { placeBlock } from '@shared/graph/commands/placeBlock'
import type { GraphDocument, Position } from '@shared/graph/document'
import type { LabeledEdit } from '@shared/graph/edit'
import { createRandom } from '@shared/random'
import { describe, expect, test } from 'vitest'
import { CARD_SIZE } from '../../../../src-renderer/canvas/flow/portLayout'
import { fromShown, shownGraph } from '@shared/graph/shownGraph'
import { unfoldRoom } from '../../../../src-renderer/canvas/unfoldRoom'
import { graphOf } from '../../compile/graphOf'
import { ids } from '../../graph/afterChange'

const blocks = [...catalog.blocks.values()]
const applied = (document: GraphDocument, change: LabeledEdit | null): GraphDocument => {
  const result = change ? applyEdit(document, change.edit) : { ok: true as const, value: { document } }
  if (!result.ok) throw new Error(result.error.message)
  return result.value.document
}
interface Sheet {
  readonly id: string
  readonly position: Position
  readonly size: { readonly width: number; readonly height: number }
}
const overlap = ({ position: a, size: as }: Sheet, { position: b, size: bs }: Sheet): boolean =>
  a.x < b.x + bs.width && b.x < a.x + as.width && a.y < b.y + bs.height && b.y < a.y + as.height

/** A block in the middle cell of a grid of cards between two wide notes, where nothing lies on anything. */
function crowded(seed: number): GraphDocument {
  const random = createRandom(seed, 'crowd')
  const nodes = Object.fromEntries(
    Array.from({ length: 25 }, (_, k) => k)
      .filter((k) => k !== 12 && random.int(3) > 0)
      .map((k) => [`n${k}`, ['dense', {}, { position: { x: (k % 5) * 200, y: Math.floor(k / 5) * 130 } }]] as const),
  )
  const size = { width: 940, height: 80 }
  const notes = [-120, 660].map((y) => ({ id: `note${y}`, text: '', position: { x: 0, y }, size }))
  const around = graphOf(nodes as never, [], { notes })
  const block = blocks[random.int(blocks.length)] ?? expect.unreachable()
  return applied(around, placeBlock(around, block, { x: 400, y: 260 }, ids()).change)
}

describe('unfolding', () => {
  test('nothing lies on anything afterwards, and what is inside stays where it is', () => {
    for (let seed = 0; seed < 60; seed++) {
      const document = crowded(seed)
      const [group] = document.groups
      if (!group) throw new Error('no group')
      const places = unfoldRoom(document, group.id, new Map())
      for (const id of group.nodes) expect(places.has(id)).toBe(false)
      const { nodes, notes } = applied(document, moveNodes(document, places))
      const sheets: Sheet[] = [...nodes.map(({ id, position }) => ({ id, position, size: CARD_SIZE })), ...notes]
      const pairs = sheets.flatMap((a, i) => sheets.slice(i + 1).map((b) => [a, b] as const))
      expect(pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.id} ${b.id}`)).toEqual([])
    }
  })

  test('with room already nothing moves: folding and unfolding again leaves all where it is', () => {
    const document = crowded(3)
    const [group] = document.groups
    const places = unfoldRoom(document, group?.id ?? '', new Map())
    expect(places.size).toBeGreaterThan(0)
    const once = applied(document, moveNodes(document, places))
    expect(unfoldRoom(once, group?.id ?? '', new Map()).size).toBe(0)
  })
})

test('a folded group is seen as one node, and its members move as it does', () => {
  const document: GraphDocument = {
    ...graphOf({ a: 'dense', b: 'dense', c: 'dense', d: 'dense' }, ['a > b > c > d']),
    groups: [{ id: 'g', title: 'G', nodes: ['b', 'c'], folded: true }],
  }
  const shown = shownGraph(document)
  expect(shown.nodes.map(({ id }) => id)).toEqual(['a', 'd', 'g'])
  expect(shown.edges.map(({ source, target }) => [source.node, target.node])).toEqual([
    ['a', 'g'],
    ['g', 'd'],
  ])
  expect([...fromShown(document, new Map([['g', { x: 0, y: 50 }]]))]).toEqual([
    ['b', { x: 0, y: 50 }],
    ['c', { x: 280, y: 50 }],
  ])
})
