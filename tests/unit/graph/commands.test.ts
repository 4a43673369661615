import { describe, expect, test } from 'vitest'
import { addNode } from '@shared/graph/commands/addNode'
import { addNote } from '@shared/graph/commands/addNote'
import { alignNodes, type Alignment } from '@shared/graph/commands/alignNodes'
import { copy } from '@shared/graph/commands/copy'
import { duplicate } from '@shared/graph/commands/duplicate'
import { editNote } from '@shared/graph/commands/editNote'
import { groupNodes } from '@shared/graph/commands/groupNodes'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { paste } from '@shared/graph/commands/paste'
import { removeNote } from '@shared/graph/commands/removeNote'
import { renameGroup } from '@shared/graph/commands/renameGroup'
import { renameNode } from '@shared/graph/commands/renameNode'
import { replaceNode } from '@shared/graph/commands/replaceNode'
import { restoreGraph } from '@shared/graph/commands/restoreGraph'
import { setFolded } from '@shared/graph/commands/setFolded'
import { setParam } from '@shared/graph/commands/setParam'
import { setTitle } from '@shared/graph/commands/setTitle'
import { setTrainable } from '@shared/graph/commands/setTrainable'
import { setTraining } from '@shared/graph/commands/setTraining'
import { shareWeights } from '@shared/graph/commands/shareWeights'
import { ungroup } from '@shared/graph/commands/ungroup'
import { createId } from '@shared/graph/createId'
import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument } from '@shared/graph/document'
import { insertedIds } from '@shared/graph/insertedIds'
import { createRandom } from '@shared/random'
import { graphOf } from '../compile/graphOf'
import { ids, after, unwrap, codeOf, wires, chain } from './afterChange'

test('nodes: add, set, rename, freeze, replace', () => {
  const added = addNode('dense', { x: 5, y: 6 }, ids())
  expect(insertedIds(added.edit, 'nodes')).toEqual(['new1'])
  const document = after(createDocument('d', 'D'), added)
  expect(document.nodes).toEqual([{ id: 'new1', type: 'dense', params: {}, position: { x: 5, y: 6 } }])
  const set = after(document, setParam(document, 'new1', 'units', 7))
  expect(set.nodes[0]?.params).toEqual({ units: 7 })
  expect(setParam(set, 'new1', 'units', 7)).toBeNull()
  expect(after(set, setParam(set, 'new1', 'units', undefined)).nodes[0]?.params).toEqual({})
  const named = after(set, renameNode(set, 'new1', '  head  '))
  expect(named.nodes[0]?.name).toBe('head')
  expect(Object.hasOwn(after(named, renameNode(named, 'new1', ' ')).nodes[0] ?? {}, 'name')).toBe(false)
  const frozen = after(set, setTrainable(set, ['new1'], false))
  expect(frozen.nodes[0]?.trainable).toBe(false)
  expect(after(frozen, setTrainable(frozen, ['new1'], true))).toStrictEqual(set)
  expect(after(named, replaceNode(named, 'new1', 'dropout')).nodes[0]).toEqual({
    id: 'new1',
    type: 'dropout',
    params: {},
    position: { x: 5, y: 6 },
    name: 'head',
  })
})

describe('shareWeights', () => {
  const three = graphOf({ a: 'dense', b: ['dense', {}, { sharesWith: 'a' }], c: 'dense', f: 'flatten' })
  test('goes to the owner behind a borrower', () => {
    expect(after(three, unwrap(shareWeights(three, ['c'], 'b'))).nodes[2]?.sharesWith).toBe('a')
  })
  test('takes along those that borrowed', () => {
    const next = after(three, unwrap(shareWeights(three, ['a'], 'c')))
    expect(next.nodes.map((n) => n.sharesWith)).toEqual(['c', 'c', undefined, undefined])
  })
  test('gives a node weights of its own', () => {
    expect(after(three, unwrap(shareWeights(three, ['b'], null))).nodes[1]?.sharesWith).toBeUndefined()
  })
  test('refuses itself, another type and what is gone', () => {
    expect(codeOf(shareWeights(three, ['a'], 'b'))).toBe('shareSelf')
    expect(codeOf(shareWeights(three, ['f'], 'a'))).toBe('shareTypes')
    expect(codeOf(shareWeights(three, ['a'], 'gone'))).toBe('editMissing')
  })
})

describe('places', () => {
  const row = graphOf({ a: 'dense', b: 'dense', c: 'dense' })
  test('moves, and keeps inside the canvas', () => {
    const next = after(
      row,
      moveNodes(
        row,
        new Map([
          ['a', { x: 5e9, y: Number.NaN }],
          ['b', { x: 280, y: 0 }],
        ]),
      ),
    )
    expect(next.nodes.map((n) => n.position)).toEqual([
      { x: 1e6, y: 0 },
      { x: 280, y: 0 },
      { x: 560, y: 0 },
    ])
    expect(moveNodes(row, new Map([['a', { x: 0, y: 0 }]]))).toBeNull()
  })
  const places: GraphDocument = {
    ...row,
    nodes: row.nodes.map((n, k) => ({ ...n, position: { x: [0, 50, 300][k] ?? 0, y: [0, 30, 90][k] ?? 0 } })),
  }
  const sizes = new Map([
    ['a', { width: 100, height: 40 }],
    ['b', { width: 60, height: 20 }],
    ['c', { width: 100, height: 60 }],
  ])
  test.each<[Alignment, 'x' | 'y', number[]]>([
    ['left', 'x', [0, 0, 0]],
    ['right', 'x', [300, 340, 300]],
    ['center', 'x', [150, 170, 150]],
    ['top', 'y', [0, 0, 0]],
    ['bottom', 'y', [110, 130, 90]],
    ['middle', 'y', [55, 65, 45]],
    ['distributeHorizontally', 'x', [0, 170, 300]],
    ['distributeVertically', 'y', [0, 55, 90]],
  ])('%s', (how, axis, expected) => {
    const next = after(places, alignNodes(places, ['a', 'b', 'c'], how, sizes))
    expect(next.nodes.map((n) => n.position[axis])).toEqual(expected)
  })
  test('one node has nothing to be aligned with', () => {
    expect(alignNodes(places, ['a'], 'left', sizes)).toBeNull()
    expect(alignNodes(places, ['a', 'b'], 'distributeVertically', sizes)).toBeNull()
  })
})

test('groups: a node is in one at most; folding, titles and ungrouping', () => {
  const grouped = after(chain, groupNodes(chain, ['a', 'b', 'gone'], 'G', ids()))
  expect(grouped.groups).toEqual([{ id: 'new1', title: 'G', nodes: ['a', 'b'], folded: false }])
  const again = after(
    grouped,
    groupNodes(grouped, ['b', 'out'], 'H', () => 'h'),
  )
  expect(again.groups.map(({ nodes }) => nodes)).toEqual([['a'], ['b', 'out']])
  const swallowed = after(
    again,
    groupNodes(again, ['a', 'b', 'out'], 'I', () => 'i'),
  )
  expect(swallowed.groups.map(({ id }) => id)).toEqual(['i'])
  expect(after(again, setFolded(again, 'h', true)).groups[1]?.folded).toBe(true)
  expect(setFolded(again, 'h', false)).toBeNull()
  expect(after(again, renameGroup(again, 'h', ' Head ')).groups[1]?.title).toBe('Head')
  expect(after(again, ungroup(again, ['h'])).groups).toHaveLength(1)
  expect(groupNodes(chain, ['gone'], 'G', ids())).toBeNull()
})

test('notes', () => {
  const noted = after(chain, addNote({ x: 1, y: 2 }, 'text', ids()))
  const edited = after(noted, editNote(noted, 'new1', { text: 'more', size: { width: 1, height: 1e9 } }))
  expect(edited.notes).toEqual([
    { id: 'new1', text: 'more', position: { x: 1, y: 2 }, size: { width: 80, height: 4000 } },
  ])
  expect(editNote(edited, 'new1', { text: 'more' })).toBeNull()
  expect(after(edited, removeNote(edited, 'new1')).notes).toEqual([])
})

test('settings and title', () => {
  const set = after(chain, setTraining(chain, { epochs: 3, stopping: { patience: 1, minDelta: 0 } }))
  expect([set.training.epochs, set.training.stopping?.patience, set.training.seed]).toEqual([3, 1, 42])
  expect(Object.hasOwn(after(set, setTraining(set, { stopping: undefined })).training, 'stopping')).toBe(false)
  expect(setTraining(set, { epochs: 3 })).toBeNull()
  expect(after(chain, setTitle(chain, ` ${'x'.repeat(300)} `)).title).toHaveLength(200)
})

test('the graph of a run comes back whole, and the edit can be taken back', () => {
  const other = { ...graphOf({ a: 'mnist', z: 'flatten' }, ['a.features > z']), title: 'old' }
  const change = restoreGraph(chain, other)
  expect(change.label).toBe('restore')
  const next = after(chain, change)
  expect(next).toStrictEqual({ ...other, id: chain.id, title: chain.title })
})

describe('copy and paste', () => {
  const document: GraphDocument = {
    ...chain,
    nodes: chain.nodes.map((n) => (n.id === 'b' ? { ...n, sharesWith: 'a' } : n)),
    groups: [{ id: 'g', title: 'g', nodes: ['a', 'b'], folded: true }],
    notes: [{ id: 'n', text: 't', position: { x: 100, y: -50 }, size: { width: 100, height: 100 } }],
  }
  test('a part comes under new ids, with its inner edges, groups, notes and shared weights', () => {
    const text = JSON.stringify(copy(document, ['a', 'b', 'n']))
    const { change, ids: pasted } = unwrap(paste(document, text, { x: 1000, y: 2000 }, ids()))
    const next = after(document, change)
    expect(pasted).toHaveLength(3)
    expect(next.nodes).toHaveLength(7)
    const [a, b] = next.nodes.slice(5)
    expect([a?.position, b?.position, b?.sharesWith]).toEqual([{ x: 1180, y: 2050 }, { x: 1460, y: 2050 }, a?.id])
    expect(wires(next).slice(5)).toEqual([`${a?.id}.output>${b?.id}.input`])
    expect(next.groups[1]).toMatchObject({ title: 'g', nodes: [a?.id, b?.id], folded: true })
    expect(next.notes[1]?.position).toEqual({ x: 1000, y: 2000 })
  })
  test('in another project, weights shared with what is not there become own', () => {
    const text = JSON.stringify(copy(document, ['b']))
    const empty = createDocument('e', 'E')
    const next = after(empty, unwrap(paste(empty, text, { x: 0, y: 0 }, ids())).change)
    expect(next.nodes.map((n) => Object.hasOwn(n, 'sharesWith'))).toEqual([false])
  })
  test('duplicate', () => {
    const next = after(document, duplicate(document, ['a'], ids())?.change ?? null)
    expect(next.nodes[5]).toMatchObject({ id: 'new1', type: 'dense', position: { x: 312, y: 32 } })
    expect(duplicate(document, ['gone'], ids())).toBeNull()
    expect(copy(document, [])).toBeNull()
  })
  const clipOf = (more: object): string =>
    JSON.stringify({ format: 'neuroloom-clip', version: 1, nodes: [], edges: [], groups: [], notes: [], ...more })
  const node = { id: 'a', type: 'dense', params: {}, position: { x: 0, y: 0 } }
  test.each([
    ['plain text', 'hello'],
    ['a whole project', JSON.stringify(chain)],
    ['nothing inside', clipOf({})],
    ['a newer version', clipOf({ version: 9, nodes: [node] })],
    ['an endless number', clipOf({ nodes: [node] }).replace('"x":0', '"x":1e999')],
    ['a place that is no number', clipOf({ nodes: [{ ...node, position: { x: 'far', y: 0 } }] })],
    ['the same id twice', clipOf({ nodes: [node, node] })],
    [
      'deep nesting',
      clipOf({ nodes: [{ ...node, params: 0 }] }).replace(
        '"params":0',
        `"params":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
      ),
    ],
    ['a flood', clipOf({ nodes: Array.from({ length: 20_001 }, (_, k) => ({ ...node, id: `${k}` })) })],
  ])('%s is no clip', (_name, text) => {
    expect(codeOf(paste(document, text, { x: 0, y: 0 }, ids()))).toBe('clipNot')
  })
  test('hostile keys and edges to nowhere stay outside', () => {
    const text = clipOf({
      nodes: [node],
      edges: [{ id: 'e', source: { node: 'a', port: 'output' }, target: { node: 'data', port: 'x' } }],
    }).replace('"params":{}', '"params":{"__proto__":{"polluted":1}}')
    const next = after(document, unwrap(paste(document, text, { x: 0, y: 0 }, ids())).change)
    expect(next.edges).toEqual(document.edges)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

test('ids are short and do not repeat', () => {
  const random = createRandom(1, 'ids')
  const made = Array.from({ length: 20_000 }, () => createId(() => random.uniform()))
  expect(new Set(made).size).toBe(20_000)
  expect(made.every((id) => /^[0-9a-z]{12}$/.test(id))).toBe(true)
})
