import { describe, expect, test } from 'vitest'
import { applyEdit } from '@shared/graph/applyEdit'
import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument, GraphNode } from '@shared/graph/document'
import type { Edit } from '@shared/graph/edit'
import { writeDocument } from '@shared/graph/writeDocument'
import { createRandom } from '@shared/random'
import { randomDocument, randomEdit } from './randomDocument'

const node = (id: string): GraphNode => ({ id, type: 'dense', params: {}, position: { x: 0, y: 0 } })
const end = (id: string) => ({ node: id, port: 'input' })
const document: GraphDocument = {
  ...createDocument('d', 'D'),
  nodes: ['a', 'b', 'c'].map(node),
  edges: [{ id: 'ab', source: end('a'), target: end('b') }],
}

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  return value
}

test('any sequence of edits is taken back exactly, one by one, down to the text of the file', () => {
  let applied = 0
  let refused = 0
  for (let seed = 0; seed < 150; seed++) {
    const random = createRandom(seed, 'edits')
    const start = freeze(randomDocument(random, 12))
    const inverses: [GraphDocument, Edit][] = []
    let at = start
    for (let k = 0; k < 25; k++) {
      const next = applyEdit(at, freeze(randomEdit(random, at)))
      if (!next.ok) {
        refused++
        continue
      }
      applied++
      const back = applyEdit(next.value.document, next.value.inverse)
      expect(back.ok && back.value.document).toStrictEqual(at)
      const again = back.ok && applyEdit(back.value.document, back.value.inverse)
      expect(again && again.ok && again.value.document).toStrictEqual(next.value.document)
      inverses.push([at, next.value.inverse])
      at = freeze(next.value.document)
    }
    for (const [before, inverse] of inverses.reverse()) {
      const back = applyEdit(at, inverse)
      if (!back.ok) throw new Error(back.error.message)
      at = back.value.document
      expect(at).toStrictEqual(before)
    }
    expect(writeDocument(at)).toBe(writeDocument(start))
  }
  // Both branches must have been walked often for this to say anything.
  expect(applied).toBeGreaterThan(1000)
  expect(refused).toBeGreaterThan(50)
})

test('what an edit does not touch is the same object', () => {
  const moved = applyEdit(document, {
    type: 'update',
    collection: 'nodes',
    patches: [{ id: 'b', patch: { position: { x: 1, y: 1 } } }],
  })
  if (!moved.ok) throw new Error(moved.error.message)
  expect(moved.value.document.nodes[0]).toBe(document.nodes[0])
  expect(moved.value.document.edges).toBe(document.edges)
})

test('members go to the places they are given, and come back to them', () => {
  const removed = applyEdit(document, { type: 'remove', collection: 'nodes', ids: ['c'] })
  if (!removed.ok) throw new Error()
  expect(removed.value.inverse).toEqual({
    type: 'insert',
    collection: 'nodes',
    items: [{ index: 2, value: document.nodes[2] }],
  })
  const inserted = applyEdit(document, {
    type: 'insert',
    collection: 'nodes',
    items: [
      { index: 0, value: node('x') },
      { index: 2, value: node('y') },
    ],
  })
  expect(inserted.ok && inserted.value.document.nodes.map((n) => n.id)).toEqual(['x', 'a', 'y', 'b', 'c'])
})

describe('an edit that does not fit is refused and changes nothing', () => {
  const cases: [string, Edit, string][] = [
    ['a doubled id', { type: 'insert', collection: 'nodes', items: [{ value: node('a') }] }, 'editDuplicate'],
    [
      'an id twice in one insertion',
      { type: 'insert', collection: 'nodes', items: [{ value: node('x') }, { value: node('x') }] },
      'editDuplicate',
    ],
    [
      'a place beyond the list',
      { type: 'insert', collection: 'nodes', items: [{ index: 4, value: node('x') }] },
      'editIndex',
    ],
    [
      'a gap in ascending places',
      {
        type: 'insert',
        collection: 'nodes',
        items: [
          { index: 0, value: node('x') },
          { index: 9, value: node('y') },
        ],
      },
      'editIndex',
    ],
    [
      'a negative place',
      { type: 'insert', collection: 'nodes', items: [{ index: -1, value: node('x') }] },
      'editIndex',
    ],
    [
      'an edge to nowhere',
      { type: 'insert', collection: 'edges', items: [{ value: { id: 'e', source: end('a'), target: end('z') } }] },
      'editNowhere',
    ],
    [
      'an edge moved to nowhere',
      { type: 'update', collection: 'edges', patches: [{ id: 'ab', patch: { target: end('z') } }] },
      'editNowhere',
    ],
    ['a missing node', { type: 'remove', collection: 'nodes', ids: ['z'] }, 'editMissing'],
    ['the same id twice', { type: 'remove', collection: 'nodes', ids: ['c', 'c'] }, 'editMissing'],
    ['a node that is still connected', { type: 'remove', collection: 'nodes', ids: ['b'] }, 'editConnected'],
    [
      'a patch of a missing note',
      { type: 'update', collection: 'notes', patches: [{ id: 'z', patch: { text: 't' } }] },
      'editMissing',
    ],
    [
      'another id',
      { type: 'update', collection: 'nodes', patches: [{ id: 'a', patch: { id: 'z' } }] },
      'editChangesId',
    ],
    [
      'a removed id',
      { type: 'update', collection: 'nodes', patches: [{ id: 'a', patch: { id: undefined } }] },
      'editChangesId',
    ],
    [
      'a place that is no number',
      { type: 'update', collection: 'nodes', patches: [{ id: 'a', patch: { position: { x: Number.NaN, y: 0 } } }] },
      'editInvalid',
    ],
    [
      'a removed obligatory key',
      { type: 'update', collection: 'nodes', patches: [{ id: 'a', patch: { params: undefined } }] },
      'editInvalid',
    ],
    ['settings out of range', { type: 'set', patch: { training: { ...document.training, epochs: 0 } } }, 'editInvalid'],
    [
      'a batch whose second part fails',
      {
        type: 'batch',
        edits: [
          { type: 'set', patch: { title: 'changed' } },
          { type: 'remove', collection: 'edges', ids: ['z'] },
        ],
      },
      'editMissing',
    ],
  ]
  test.each(cases)('%s', (_name, edit, code) => {
    const before = writeDocument(document)
    const result = applyEdit(document, edit)
    expect(result.ok ? 'applied' : result.error.code).toBe(code)
    expect(writeDocument(document)).toBe(before)
  })
})

test('a key named __proto__ in a patch is refused and reaches no prototype', () => {
  const patch = JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, never>
  const result = applyEdit(document, { type: 'update', collection: 'nodes', patches: [{ id: 'a', patch }] })
  expect(result.ok ? 'applied' : result.error.code).toBe('editInvalid')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})
