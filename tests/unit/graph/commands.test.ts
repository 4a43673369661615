import { describe, expect, test } from 'vitest'
import { applyEdit } from '@shared/graph/applyEdit'
import { addNode } from '@shared/graph/commands/addNode'
import { addNote } from '@shared/graph/commands/addNote'
import { alignNodes, type Alignment } from '@shared/graph/commands/alignNodes'
import { connect } from '@shared/graph/commands/connect'
import { copy } from '@shared/graph/commands/copy'
import { deleteNodes } from '@shared/graph/commands/deleteNodes'
import { disconnect } from '@shared/graph/commands/disconnect'
import { duplicate } from '@shared/graph/commands/duplicate'
import { editNote } from '@shared/graph/commands/editNote'
import { groupNodes } from '@shared/graph/commands/groupNodes'
import { insertOnEdge } from '@shared/graph/commands/insertOnEdge'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { paste } from '@shared/graph/commands/paste'
import { reconnect } from '@shared/graph/commands/reconnect'
import { removeItems } from '@shared/graph/commands/removeItems'
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
import type { LabeledEdit } from '@shared/graph/edit'
import { insertedIds } from '@shared/graph/insertedIds'
import { createRandom } from '@shared/random'
import { graphOf } from '../compile/graphOf'

const ids = () => {
  let k = 0
  return () => `new${++k}`
}
/** Applies a change and makes sure that it can be taken back. */
const after = (document: GraphDocument, change: LabeledEdit | null): GraphDocument => {
  if (!change) throw new Error('nothing to do')
  const applied = applyEdit(document, change.edit)
  if (!applied.ok) throw new Error(applied.error.message)
  const back = applyEdit(applied.value.document, applied.value.inverse)
  expect(back.ok && back.value.document).toStrictEqual(document)
  return applied.value.document
}
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }): string => (result.ok ? 'ok' : result.error.code)
const wires = ({ edges }: GraphDocument): string[] => edges.map(({ source, target }) => `${source.node}.${source.port}>${target.node}.${target.port}`)
const end = (node: string, port: string) => ({ node, port })

const chain = graphOf(
  { data: ['logicGate', {}], a: ['dense', { units: 4 }], b: ['dense', { units: 3 }], out: ['dense', { units: 1, activation: 'sigmoid' }], loss: 'binaryCrossentropy' },
  ['data.features > a > b > out > loss.prediction', 'data.target > loss.target'],
)

describe('connect', () => {
  test('joins two ports', () => {
    const free = graphOf({ a: 'dense', b: 'dense' })
    expect(wires(after(free, unwrap(connect(free, end('a', 'output'), end('b', 'input'), ids()))))).toEqual(['a.output>b.input'])
  })
  test('replaces the edge of a port that takes one', () => {
    const next = after(chain, unwrap(connect(chain, end('a', 'output'), end('out', 'input'), ids())))
    expect(wires(next)).toContain('a.output>out.input')
    expect(wires(next)).not.toContain('b.output>out.input')
  })
  test('adds to a port that takes many', () => {
    const merge = graphOf({ a: 'flatten', b: 'flatten', m: 'add' }, ['a > m'])
    expect(wires(after(merge, unwrap(connect(merge, end('b', 'output'), end('m', 'input'), ids()))))).toEqual(['a.output>m.input', 'b.output>m.input'])
  })
  test.each([
    ['itself', 'a', 'output', 'a', 'input', 'connectSelf'],
    ['a loop of two', 'b', 'output', 'a', 'input', 'connectCycle'],
    ['a long loop', 'out', 'output', 'a', 'input', 'connectCycle'],
    ['the same again', 'a', 'output', 'b', 'input', 'connectTwice'],
    ['an output that is not there', 'a', 'features', 'out', 'input', 'connectNoPort'],
    ['an input that is not there', 'a', 'output', 'loss', 'guess', 'connectNoPort'],
    ['a node that is gone', 'zzz', 'output', 'a', 'input', 'editMissing'],
  ])('refuses %s', (_name, from, fromPort, to, toPort, code) => {
    expect(codeOf(connect(chain, end(from, fromPort), end(to, toPort), ids()))).toBe(code)
  })
})

test('disconnect removes what is there and ignores what is not', () => {
  expect(wires(after(chain, disconnect(chain, ['e0', 'gone'])))).toHaveLength(chain.edges.length - 1)
  expect(disconnect(chain, ['gone'])).toBeNull()
})

describe('reconnect', () => {
  test('keeps id and place, and takes the place of what was there', () => {
    const next = after(chain, unwrap(reconnect(chain, 'e1', end('a', 'output'), end('out', 'input'))))
    expect(next.edges.map(({ id }) => id)).toEqual(['e0', 'e1', 'e3', 'e4'])
    expect(wires(next)[1]).toBe('a.output>out.input')
  })
  test('may turn an edge whose old way would have closed a loop', () => {
    const two = graphOf({ a: 'dense', b: 'dense' }, ['a > b'])
    expect(wires(after(two, unwrap(reconnect(two, 'e0', end('b', 'output'), end('a', 'input')))))).toEqual(['b.output>a.input'])
  })
  test('refuses loops and missing edges', () => {
    expect(codeOf(reconnect(chain, 'e0', end('out', 'output'), end('a', 'input')))).toBe('connectCycle')
    expect(codeOf(reconnect(chain, 'gone', end('a', 'output'), end('out', 'input')))).toBe('editMissing')
  })
})

describe('deleting', () => {
  test('neighbors heal when the shapes allow', () => {
    expect(wires(after(chain, deleteNodes(chain, ['b'], ids())))).toContain('a.output>out.input')
  })
  test('a chain of deleted nodes heals as one', () => {
    expect(wires(after(chain, deleteNodes(chain, ['a', 'b'], ids())))).toContain('data.features>out.input')
  })
  test('one input and several outputs heal to each', () => {
    const fork = graphOf({ data: 'logicGate', a: 'flatten', x: 'dense', y: 'dense' }, ['data.features > a > x', 'a > y'])
    expect(wires(after(fork, deleteNodes(fork, ['a'], ids())))).toEqual(['data.features>x.input', 'data.features>y.input'])
  })
  test('neighbors do not heal when the shapes forbid it', () => {
    const images = graphOf({ data: 'mnist', flat: 'flatten', r: ['reshape', { targetShape: [28, 28, 1] }], conv: 'conv2d' }, ['data.features > flat > r > conv'])
    expect(wires(after(images, deleteNodes(images, ['r'], ids())))).toEqual(['data.features>flat.input'])
  })
  test('each gap is judged by itself', () => {
    const two = graphOf(
      { data: 'mnist', flat: 'flatten', r: ['reshape', { targetShape: [28, 28, 1] }], conv: 'conv2d', d: 'dropout', pool: 'maxPooling2d' },
      ['data.features > flat > r > conv > d > pool'],
    )
    const next = wires(after(two, deleteNodes(two, ['r', 'd'], ids())))
    expect(next).toContain('conv.output>pool.input')
    expect(next).not.toContain('flat.output>conv.input')
  })
  test('a node with two inputs leaves a gap', () => {
    const merge = graphOf({ data: 'logicGate', a: 'dense', b: 'dense', m: 'add', c: 'dense' }, ['data.features > a > m > c', 'data.features > b > m'])
    expect(wires(after(merge, deleteNodes(merge, ['m'], ids())))).toHaveLength(2)
  })
  test('the order of inputs of a merge stays', () => {
    const merge = graphOf({ data: 'logicGate', a: 'flatten', b: 'dense', m: 'concatenate' }, ['data.features > a > m', 'data.features > b > m'])
    expect(wires(after(merge, deleteNodes(merge, ['a'], ids())))).toEqual(['data.features>m.input', 'data.features>b.input', 'b.output>m.input'])
  })
  test('groups shrink or go, and shared weights get an owner', () => {
    const document = { ...graphOf({ a: 'dense', b: ['dense', {}, { sharesWith: 'a' }] }), groups: [{ id: 'g', title: 'g', nodes: ['a', 'b'], folded: false }, { id: 'h', title: 'h', nodes: ['a'], folded: true }] }
    const next = after(document, deleteNodes(document, ['a'], ids()))
    expect(next.groups).toEqual([{ id: 'g', title: 'g', nodes: ['b'], folded: false }])
    expect(next.nodes).toEqual([{ id: 'b', type: 'dense', params: {}, position: { x: 280, y: 0 } }])
  })
  test('a selection of everything goes at once and comes back', () => {
    const document = { ...chain, notes: [{ id: 'n', text: 't', position: { x: 0, y: 0 }, size: { width: 100, height: 100 } }], groups: [{ id: 'g', title: 'g', nodes: ['a'], folded: false }] }
    const all = [...document.nodes, ...document.edges, ...document.notes, ...document.groups].map(({ id }) => id)
    const next = after(document, removeItems(document, all, ids()))
    expect([next.nodes, next.edges, next.notes, next.groups]).toEqual([[], [], [], []])
    expect(removeItems(document, ['gone'], ids())).toBeNull()
    expect(deleteNodes(document, ['gone'], ids())).toBeNull()
  })
  test('any selection of a random part can be deleted and taken back', () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = createRandom(seed, 'delete')
      const chosen = [...chain.nodes, ...chain.edges].filter(() => random.int(2) === 0).map(({ id }) => id)
      const change = removeItems(chain, chosen, ids())
      if (change) after(chain, change)
    }
  })
})

describe('insertOnEdge', () => {
  test('a new node goes between; the old edge leads on, so that the order of a merge stays', () => {
    const merge = graphOf({ a: 'flatten', b: 'flatten', m: 'concatenate' }, ['a > m', 'b > m'])
    const next = after(merge, unwrap(insertOnEdge(merge, 'e0', { type: 'dropout', position: { x: 1, y: 2 } }, ids())))
    expect(wires(next)).toEqual(['new1.output>m.input', 'b.output>m.input', 'a.output>new1.input'])
  })
  test('a node of the canvas without edges goes between', () => {
    const document = graphOf({ a: 'dense', b: 'dense', lone: 'dropout' }, ['a > b'])
    expect(wires(after(document, unwrap(insertOnEdge(document, 'e0', { node: 'lone' }, ids()))))).toEqual(['lone.output>b.input', 'a.output>lone.input'])
  })
  test('refuses connected nodes, nodes without a way through and missing edges', () => {
    expect(codeOf(insertOnEdge(chain, 'e0', { node: 'out' }, ids()))).toBe('editConnected')
    expect(codeOf(insertOnEdge(chain, 'e0', { type: 'meanSquaredError', position: { x: 0, y: 0 } }, ids()))).toBe('connectNoPort')
    expect(codeOf(insertOnEdge(chain, 'gone', { type: 'dropout', position: { x: 0, y: 0 } }, ids()))).toBe('editMissing')
  })
})

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
  expect(after(named, replaceNode(named, 'new1', 'dropout')).nodes[0]).toEqual({ id: 'new1', type: 'dropout', params: {}, position: { x: 5, y: 6 }, name: 'head' })
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
    const next = after(row, moveNodes(row, new Map([['a', { x: 5e9, y: Number.NaN }], ['b', { x: 280, y: 0 }]])))
    expect(next.nodes.map((n) => n.position)).toEqual([{ x: 1e6, y: 0 }, { x: 280, y: 0 }, { x: 560, y: 0 }])
    expect(moveNodes(row, new Map([['a', { x: 0, y: 0 }]]))).toBeNull()
  })
  const places: GraphDocument = { ...row, nodes: row.nodes.map((n, k) => ({ ...n, position: { x: [0, 50, 300][k] ?? 0, y: [0, 30, 90][k] ?? 0 } })) }
  const sizes = new Map([['a', { width: 100, height: 40 }], ['b', { width: 60, height: 20 }], ['c', { width: 100, height: 60 }]])
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
  const again = after(grouped, groupNodes(grouped, ['b', 'out'], 'H', () => 'h'))
  expect(again.groups.map(({ nodes }) => nodes)).toEqual([['a'], ['b', 'out']])
  const swallowed = after(again, groupNodes(again, ['a', 'b', 'out'], 'I', () => 'i'))
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
  expect(edited.notes).toEqual([{ id: 'new1', text: 'more', position: { x: 1, y: 2 }, size: { width: 80, height: 4000 } }])
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
  const next = after(chain, restoreGraph(chain, other))
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
  const clipOf = (more: object): string => JSON.stringify({ format: 'neuroloom-clip', version: 1, nodes: [], edges: [], groups: [], notes: [], ...more })
  const node = { id: 'a', type: 'dense', params: {}, position: { x: 0, y: 0 } }
  test.each([
    ['plain text', 'hello'],
    ['a whole project', JSON.stringify(chain)],
    ['nothing inside', clipOf({})],
    ['a newer version', clipOf({ version: 9, nodes: [node] })],
    ['an endless number', clipOf({ nodes: [node] }).replace('"x":0', '"x":1e999')],
    ['a place that is no number', clipOf({ nodes: [{ ...node, position: { x: 'far', y: 0 } }] })],
    ['the same id twice', clipOf({ nodes: [node, node] })],
    ['deep nesting', clipOf({ nodes: [{ ...node, params: 0 }] }).replace('"params":0', `"params":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)],
    ['a flood', clipOf({ nodes: Array.from({ length: 20_001 }, (_, k) => ({ ...node, id: `${k}` })) })],
  ])('%s is no clip', (_name, text) => {
    expect(codeOf(paste(document, text, { x: 0, y: 0 }, ids()))).toBe('clipNot')
  })
  test('hostile keys and edges to nowhere stay outside', () => {
    const text = clipOf({ nodes: [node], edges: [{ id: 'e', source: { node: 'a', port: 'output' }, target: { node: 'data', port: 'x' } }] }).replace('"params":{}', '"params":{"__proto__":{"polluted":1}}')
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
