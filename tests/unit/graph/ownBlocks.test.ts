import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { matchBlock } from '@shared/graph/blocks/matchBlock'
import { ownBlock } from '@shared/graph/blocks/ownBlock'
import { toBlock } from '@shared/graph/blocks/toBlock'
import { exposables, toOwnBlock } from '@shared/graph/blocks/toOwnBlock'
import { followBlock } from '@shared/graph/commands/followBlock'
import { placeBlock } from '@shared/graph/commands/placeBlock'
import { setBlockParams } from '@shared/graph/commands/setBlockParams'
import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from '../compile/graphOf'
import { after, ids, wires } from './afterChange'

const network: GraphDocument = {
  ...graphOf(
    {
      data: ['input', { shape: [8] }],
      a: ['dense', { units: 16, activation: 'relu' }],
      b: ['dense', { units: 16 }],
      c: ['dense', { units: 3 }],
      m: 'add',
      out: 'dense',
    },
    ['data > a > m > c > out', 'data > b > m'],
  ),
  groups: [{ id: 'g', title: 'Pair', nodes: ['a', 'b', 'm', 'c'], folded: false }],
}
const group = network.groups[0] ?? expect.unreachable()
const builtIn = (id: string): BlockDefinition | undefined => catalog.blocks.get(id)
const units = exposables(network, group).filter(({ param }) => param === 'units')
const own = toOwnBlock(network, group, builtIn, { id: 'mine', title: 'Pair of twins', exposed: units })
const block = toBlock(own)
const find = (id: string): BlockDefinition | undefined => (id === block.id ? block : builtIn(id))

describe('a group saved as a block', () => {
  test('has its nodes from the corner on, its wires, and one input for what one source feeds', () => {
    expect(ownBlock.safeParse(own).success).toBe(true)
    expect(own.nodes.map(({ id, position }) => [id, position.x])).toEqual([
      ['a', 0],
      ['b', 280],
      ['m', 840],
      ['c', 560],
    ])
    expect(own.edges).toHaveLength(3)
    expect(own.inputs.map(({ ends }) => ends.map(({ node }) => node))).toEqual([['a', 'b']])
    expect(own.outputs.map(({ end }) => end.node)).toEqual(['c'])
  })

  test('exposes equal values of one kind together, and suggests the numbers that cards show', () => {
    expect(units.map(({ value, sets }) => [value, sets.map(({ node }) => node)])).toEqual([
      [16, ['a', 'b']],
      [3, ['c']],
    ])
    expect(
      exposables(network, group)
        .filter(({ suggested }) => suggested)
        .map(({ param }) => param),
    ).toEqual(['units', 'units'])
    expect(block.text.en.params).toMatchObject({ p0: { title: 'Units · Dense' } })
  })

  test('its group follows it, under its name, and that can be taken back', () => {
    const next = after(network, followBlock(network, 'g', block))
    expect(next.groups[0]?.title).toBe('Pair of twins')
    expect(matchBlock(next, next.groups[0] ?? group, find)?.block.id).toBe('own:mine')
    const [first] = units
    const wider = after(next, setBlockParams(next, 'g', find, { [first?.name ?? '']: 32 }, ids()))
    expect(wider.nodes.filter(({ params }) => params['units'] === 32).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(wires(wider)).toEqual(wires(next))
  })

  test('is placed with other values of what it exposes', () => {
    const [, second] = units
    const placed = placeBlock(network, block, { x: 0, y: 900 }, ids(), { [second?.name ?? '']: 7 })
    const next = after(network, placed.change)
    const made = next.groups.find(({ folded }) => folded) ?? expect.unreachable()
    expect(matchBlock(next, made, find)).not.toBeNull()
    expect(next.nodes.filter(({ id }) => made.nodes.includes(id)).map(({ params }) => params['units'])).toEqual([
      16,
      16,
      undefined,
      7,
    ])
  })

  test('in another studio it is an ordinary group; a parameter that is no longer known is not offered', () => {
    const next = after(network, followBlock(network, 'g', block))
    expect(matchBlock(next, next.groups[0] ?? group, builtIn)).toBeNull()
    const strange = { ...own, nodes: own.nodes.map((node) => ({ ...node, type: `future-${node.type}` })) }
    expect(toBlock(strange).params).toEqual({})
    expect(toBlock(strange).piece({}).nodes).toHaveLength(4)
  })

  test.each([
    ['an edge to nowhere', { edges: [{ source: { node: 'a', port: 'o' }, target: { node: 'zz', port: 'i' } }] }],
    ['no nodes', { nodes: [] }],
    ['a parameter of nothing', { params: [{ name: 'p', title: 'P', sets: [{ node: 'zz', param: 'units' }] }] }],
    ['two parameters of one name', { params: [own.params[0], own.params[0]] }],
    ['an empty title', { title: '  ' }],
    ['a newer version', { version: 2 }],
    ['an id that is a path', { id: '../mine' }],
    ['repeated nodes', { nodes: [...own.nodes, own.nodes[0]] }],
  ])('is refused with %s', (_what, wrong) => {
    expect(ownBlock.safeParse({ ...own, ...wrong }).success).toBe(false)
  })
})
