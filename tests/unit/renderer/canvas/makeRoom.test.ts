import { insertOnEdge } from '@shared/graph/commands/insertOnEdge'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { applyEdit } from '@shared/graph/applyEdit'
import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument, GraphEdge } from '@shared/graph/document'
import type { Edit } from '@shared/graph/edit'
import { shownGraph } from '@shared/graph/shownGraph'
import { expect, test } from 'vitest'
import { cardBox } from '../../../../src-renderer/canvas/cardBox'
import { makeRoom } from '../../../../src-renderer/canvas/makeRoom'
import { template, templates } from '../../../support/documents'

/** Pairs of cards that lie on one another, as they are seen. */
function overlaps(document: GraphDocument): string[] {
  const cards = shownGraph(document).nodes.map((node) => ({ id: node.id, ...cardBox(node) }))
  return cards.flatMap((a, i) =>
    cards
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.id} on ${b.id}`),
  )
}

const after = (document: GraphDocument, edit: Edit): GraphDocument => {
  const applied = applyEdit(document, edit)
  if (!applied.ok) throw new Error(applied.error.message)
  return applied.value.document
}

/** The document with a card put halfway on a wire, and room made for it. */
function withCardOn(document: GraphDocument, { id, source, target }: GraphEdge): GraphDocument {
  const at = (node: string) => document.nodes.find((one) => one.id === node)?.position ?? { x: 0, y: 0 }
  const [from, to] = [at(source.node), at(target.node)]
  const position = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) }
  let count = 0
  const inserted = insertOnEdge(document, [id], { type: 'flatten', position }, () => `new-${count++}`)
  if (!inserted.ok) throw new Error(inserted.error.message)
  const now = after(document, inserted.value.edit)
  const moved = moveNodes(now, makeRoom(now, 'new-0'))
  return moved ? after(now, moved.edit) : now
}

test.each(templates)('$id: a card put on any wire lies on no other, and moves none onto another', ({ id }) => {
  const document = template(id)
  const before = overlaps(document)
  for (const edge of document.edges) {
    const found = overlaps(withCardOn(document, edge)).filter((pair) => !before.includes(pair))
    expect([edge.source.node, edge.target.node, found]).toEqual([edge.source.node, edge.target.node, []])
  }
})

test('what follows in another row moves along, so that no wire runs back', () => {
  const node = (id: string, type: string, x: number, y: number) => ({ id, type, params: {}, position: { x, y } })
  const wire = (id: string, from: string, to: string, port: string) => ({
    id,
    source: { node: from, port: from === 'data' ? 'features' : 'output' },
    target: { node: to, port },
  })
  const document: GraphDocument = {
    ...createDocument('pulled', 'Pulled'),
    nodes: [
      node('data', 'edgeSticks', 0, 0),
      node('machine', 'boltzmann', 208, 0),
      node('rule', 'boltzmannLearning', 236, 120),
    ],
    edges: [wire('a', 'data', 'machine', 'input'), wire('b', 'machine', 'rule', 'layer')],
  }
  const [edge] = document.edges
  const at = (id: string) => edge && withCardOn(document, edge).nodes.find((one) => one.id === id)?.position
  expect(at('machine')?.x).toBeGreaterThan(208)
  expect((at('rule')?.x ?? 0) - (at('machine')?.x ?? 0)).toBe(236 - 208)
  expect(at('rule')?.y).toBe(120)
})
