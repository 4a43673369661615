import { describe, expect, test } from 'vitest'
import { connect } from '@shared/graph/commands/connect'
import { deleteNodes } from '@shared/graph/commands/deleteNodes'
import { disconnect } from '@shared/graph/commands/disconnect'
import { insertOnEdge } from '@shared/graph/commands/insertOnEdge'
import { reconnect } from '@shared/graph/commands/reconnect'
import { removeItems } from '@shared/graph/commands/removeItems'
import { createRandom } from '@shared/random'
import { graphOf } from '../compile/graphOf'
import { ids, after, unwrap, codeOf, wires, end, chain } from './afterChange'

describe('connect', () => {
  test('joins two ports', () => {
    const free = graphOf({ a: 'dense', b: 'dense' })
    expect(wires(after(free, unwrap(connect(free, end('a', 'output'), end('b', 'input'), ids()))))).toEqual([
      'a.output>b.input',
    ])
  })
  test('replaces the edge of a port that takes one', () => {
    const next = after(chain, unwrap(connect(chain, end('a', 'output'), end('out', 'input'), ids())))
    expect(wires(next)).toContain('a.output>out.input')
    expect(wires(next)).not.toContain('b.output>out.input')
  })
  test('adds to a port that takes many', () => {
    const merge = graphOf({ a: 'flatten', b: 'flatten', m: 'add' }, ['a > m'])
    expect(wires(after(merge, unwrap(connect(merge, end('b', 'output'), end('m', 'input'), ids()))))).toEqual([
      'a.output>m.input',
      'b.output>m.input',
    ])
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
    expect(wires(after(two, unwrap(reconnect(two, 'e0', end('b', 'output'), end('a', 'input')))))).toEqual([
      'b.output>a.input',
    ])
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
    const fork = graphOf({ data: 'logicGate', a: 'flatten', x: 'dense', y: 'dense' }, [
      'data.features > a > x',
      'a > y',
    ])
    expect(wires(after(fork, deleteNodes(fork, ['a'], ids())))).toEqual([
      'data.features>x.input',
      'data.features>y.input',
    ])
  })
  test('neighbors do not heal when the shapes forbid it', () => {
    const images = graphOf(
      { data: 'mnist', flat: 'flatten', r: ['reshape', { targetShape: [28, 28, 1] }], conv: 'conv2d' },
      ['data.features > flat > r > conv'],
    )
    expect(wires(after(images, deleteNodes(images, ['r'], ids())))).toEqual(['data.features>flat.input'])
  })
  test('each gap is judged by itself', () => {
    const two = graphOf(
      {
        data: 'mnist',
        flat: 'flatten',
        r: ['reshape', { targetShape: [28, 28, 1] }],
        conv: 'conv2d',
        d: 'dropout',
        pool: 'maxPooling2d',
      },
      ['data.features > flat > r > conv > d > pool'],
    )
    const next = wires(after(two, deleteNodes(two, ['r', 'd'], ids())))
    expect(next).toContain('conv.output>pool.input')
    expect(next).not.toContain('flat.output>conv.input')
  })
  test('a node with two inputs leaves a gap', () => {
    const merge = graphOf({ data: 'logicGate', a: 'dense', b: 'dense', m: 'add', c: 'dense' }, [
      'data.features > a > m > c',
      'data.features > b > m',
    ])
    expect(wires(after(merge, deleteNodes(merge, ['m'], ids())))).toHaveLength(2)
  })
  test('the order of inputs of a merge stays', () => {
    const merge = graphOf({ data: 'logicGate', a: 'flatten', b: 'dense', m: 'concatenate' }, [
      'data.features > a > m',
      'data.features > b > m',
    ])
    expect(wires(after(merge, deleteNodes(merge, ['a'], ids())))).toEqual([
      'data.features>m.input',
      'data.features>b.input',
      'b.output>m.input',
    ])
  })
  test('groups shrink or go, and shared weights get an owner', () => {
    const document = {
      ...graphOf({ a: 'dense', b: ['dense', {}, { sharesWith: 'a' }] }),
      groups: [
        { id: 'g', title: 'g', nodes: ['a', 'b'], folded: false },
        { id: 'h', title: 'h', nodes: ['a'], folded: true },
      ],
    }
    const next = after(document, deleteNodes(document, ['a'], ids()))
    expect(next.groups).toEqual([{ id: 'g', title: 'g', nodes: ['b'], folded: false }])
    expect(next.nodes).toEqual([{ id: 'b', type: 'dense', params: {}, position: { x: 280, y: 0 } }])
  })
  test('a selection of everything goes at once and comes back', () => {
    const document = {
      ...chain,
      notes: [{ id: 'n', text: 't', position: { x: 0, y: 0 }, size: { width: 100, height: 100 } }],
      groups: [{ id: 'g', title: 'g', nodes: ['a'], folded: false }],
    }
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
    const next = after(merge, unwrap(insertOnEdge(merge, ['e0'], { type: 'dropout', position: { x: 1, y: 2 } }, ids())))
    expect(wires(next)).toEqual(['new1.output>m.input', 'b.output>m.input', 'a.output>new1.input'])
  })
  test('a node of the canvas without edges goes between', () => {
    const document = graphOf({ a: 'dense', b: 'dense', lone: 'dropout' }, ['a > b'])
    expect(wires(after(document, unwrap(insertOnEdge(document, ['e0'], { node: 'lone' }, ids()))))).toEqual([
      'lone.output>b.input',
      'a.output>lone.input',
    ])
  })
  test('refuses connected nodes, nodes without a way through and missing edges', () => {
    expect(codeOf(insertOnEdge(chain, ['e0'], { node: 'out' }, ids()))).toBe('editConnected')
    expect(codeOf(insertOnEdge(chain, ['e0'], { type: 'meanSquaredError', position: { x: 0, y: 0 } }, ids()))).toBe(
      'connectNoPort',
    )
    expect(codeOf(insertOnEdge(chain, ['gone'], { type: 'dropout', position: { x: 0, y: 0 } }, ids()))).toBe(
      'editMissing',
    )
  })
})
