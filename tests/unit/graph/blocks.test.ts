import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { parseParams } from '@shared/catalog/define/params'
import { edgesAlong, groupPorts, inputsAt } from '@shared/graph/blocks/groupPorts'
import { matchBlock } from '@shared/graph/blocks/matchBlock'
import { connect } from '@shared/graph/commands/connect'
import { connectAll } from '@shared/graph/commands/connectAll'
import { insertOnEdge } from '@shared/graph/commands/insertOnEdge'
import { pasteClip } from '@shared/graph/commands/paste'
import { copy } from '@shared/graph/commands/copy'
import { placeBlock } from '@shared/graph/commands/placeBlock'
import { reconnectAll } from '@shared/graph/commands/reconnectAll'
import { removeNodes } from '@shared/graph/commands/removeNodes'
import { renameNode } from '@shared/graph/commands/renameNode'
import { setBlockParams } from '@shared/graph/commands/setBlockParams'
import { setFolded } from '@shared/graph/commands/setFolded'
import { setParam } from '@shared/graph/commands/setParam'
import type { GraphDocument, GraphGroup, JsonValue } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import { createRandom } from '@shared/random'
import { variantsOf } from '../../contract/catalog/variants'
import { graphOf } from '../compile/graphOf'
import { after, codeOf, end, ids, unwrap } from './afterChange'

const blocks = [...catalog.blocks]
const find = (id: string): BlockDefinition | undefined => catalog.blocks.get(id)
const named = (id: string): BlockDefinition => find(id) ?? expect.unreachable(id)
const groupIn = (document: GraphDocument): GraphGroup => document.groups[0] ?? expect.unreachable('no group')
const member = (document: GraphDocument, key: string): string =>
  matchBlock(document, groupIn(document), find)?.ids.get(key) ?? expect.unreachable(key)

/** A block between a source and two layers that take what leaves it. */
function wired(block: BlockDefinition, params: Record<string, JsonValue> = {}, newId = ids()): GraphDocument {
  const around = graphOf({ from: 'dense', a: 'dense', b: 'add' })
  let document = after(around, placeBlock(around, block, { x: 280, y: 0 }, newId, params).change)
  const { inputs, outputs } = groupPorts(document, groupIn(document), find)
  for (const { ends } of inputs)
    document = after(document, unwrap(connectAll(document, end('from', 'output'), ends, newId)))
  for (const { ends } of outputs) {
    document = after(document, unwrap(connect(document, ends[0], end('a', 'input'), newId)))
    document = after(document, unwrap(connect(document, ends[0], end('b', 'input'), newId)))
  }
  return document
}

/** All that counts in a document with one block, without ids: members are called as the block calls them. */
function essence(document: GraphDocument): unknown {
  const match = matchBlock(document, groupIn(document), find)
  if (!match) return 'no block'
  const keys = new Map([...match.ids].map(([key, id]) => [id, key]))
  const name = (id: string): string => keys.get(id) ?? id
  const targets = new Map<string, string[]>()
  for (const { source, target } of document.edges) {
    const inner = keys.has(source.node)
    const to = `${name(target.node)}.${target.port} ${inner && keys.has(target.node) ? 'inside' : 'across'}`
    targets.set(to, [...(targets.get(to) ?? []), `${name(source.node)}.${source.port}`])
  }
  const nodes = document.nodes.map(({ id, type, params }) => [name(id), type, Object.entries(params).sort()])
  return { params: match.params, nodes: nodes.sort(), edges: [...targets].sort() }
}

describe.each(blocks)('%s', (_id, block) => {
  test('given other parameters it is what it would be placed with them, and that can be taken back', () => {
    const random = createRandom(7, block.id)
    const variants = variantsOf(block.params)
    for (let round = 0; round < 12; round++) {
      const newId = ids()
      let document = wired(block, variants[random.int(variants.length)], newId)
      for (let step = 0; step < 4; step++) {
        const wanted = variants[random.int(variants.length)] ?? {}
        const change = setBlockParams(document, groupIn(document).id, find, wanted, newId)
        if (change) document = after(document, change)
        expect(essence(document)).toEqual(essence(wired(block, wanted)))
        expect(matchBlock(document, groupIn(document), find)?.params).toEqual(parseParams(block.params, wanted).params)
      }
    }
  })

  test('copied with its wires it is the block once more', () => {
    const document = wired(block)
    const clip = copy(document, groupIn(document).nodes) ?? expect.unreachable('nothing copied')
    const next = after(document, pasteClip(document, clip, { x: 0, y: 500 }, ids('copy'), 'paste').change)
    expect(next.groups.map((group) => matchBlock(next, group, find)?.block.id)).toEqual([block.id, block.id])
  })
})

describe('a block whose inside was changed by hand', () => {
  const residual = named('residual')
  const document = wired(residual)
  const { id } = groupIn(document)
  const conv = member(document, 'conv1')
  const inner = document.edges.find(({ target }) => target.node === member(document, 'conv2')) ?? expect.unreachable()
  test.each([
    ['a parameter that the block sets', setParam(document, conv, 'filters', 3)],
    ['a node that is gone', removeNodes(document, [member(document, 'norm1')])],
    ['an edge that is gone', { label: 'disconnect', edit: { type: 'remove', collection: 'edges', ids: [inner.id] } }],
    [
      'a node put on an inner edge',
      unwrap(
        insertOnEdge(document, [inner.id], { type: 'dropout', position: { x: 0, y: 0 } }, () => `x${Math.random()}`),
      ),
    ],
  ] as const)('is an ordinary group: %s', (_what, change) => {
    const next = after(document, change)
    expect(matchBlock(next, groupIn(next), find)).toBeNull()
    expect(setBlockParams(next, id, find, { filters: 5 }, ids())).toBeNull()
  })

  test('still follows it when only what the block leaves open was changed', () => {
    let next = after(document, renameNode(document, conv, 'Edges'))
    next = after(next, setParam(next, conv, 'kernelInitializer', 'heNormal'))
    next = after(next, setFolded(next, id, false))
    next = after(next, setBlockParams(next, id, find, { filters: 32, kernelSize: [5, 5] }, ids()))
    const changed = next.nodes.find((node) => node.id === conv)
    expect(changed).toMatchObject({ name: 'Edges' })
    expect(changed?.params).toMatchObject({ filters: 32, kernelSize: [5, 5], kernelInitializer: 'heNormal' })
  })
})

describe('ports of a folded group', () => {
  const document = wired(named('residual'))
  const { id } = groupIn(document)
  const [first, second] = [end(member(document, 'conv1'), 'input'), end(member(document, 'shortcut'), 'input')]

  test('one input feeds both branches, by edges that are drawn as one', () => {
    expect(groupPorts(document, groupIn(document), find).inputs).toEqual([{ name: 'input', ends: [first, second] }])
    expect(inputsAt(document, second, find)).toEqual([first, second])
    const edges = document.edges.filter(({ source }) => source.node === 'from').map((edge) => edge.id)
    expect(edges).toHaveLength(2)
    for (const edge of edges) expect(edgesAlong(document, edge, find)).toEqual(edges)
  })

  test('in the open each is its own', () => {
    const open = after(document, setFolded(document, id, false))
    expect(inputsAt(open, second, find)).toEqual([second])
    const edge = open.edges.find(({ target }) => target.node === second.node) ?? expect.unreachable()
    expect(edgesAlong(open, edge.id, find)).toEqual([edge.id])
  })

  test('a node put on such an edge goes before both branches, a moved one takes both along', () => {
    const edges = document.edges.filter(({ source }) => source.node === 'from').map((edge) => edge.id)
    const put = after(
      document,
      unwrap(insertOnEdge(document, edges, { type: 'dropout', position: { x: 0, y: 0 } }, ids('later'))),
    )
    const dropout = put.nodes.find(({ type }) => type === 'dropout')?.id
    expect(groupPorts(put, groupIn(put), find).inputs).toEqual([{ name: 'input', ends: [first, second] }])
    expect(put.edges.filter(({ source }) => source.node === dropout)).toHaveLength(2)
    const out = groupPorts(document, groupIn(document), find).outputs[0]?.ends[0] ?? expect.unreachable()
    expect(codeOf(reconnectAll(document, edges, out, [first, second], ids('later')))).toBe('connectCycle')
    const more = graphOf({ other: 'dense' })
    const larger = { ...document, nodes: [...document.nodes, ...more.nodes] }
    const moved = after(
      larger,
      unwrap(reconnectAll(larger, edges, end('other', 'output'), [first, second], ids('later'))),
    )
    expect(moved.edges.filter(({ source }) => source.node === 'other')).toHaveLength(2)
    expect(moved.edges.some(({ source }) => source.node === 'from')).toBe(false)
  })

  test('an ordinary group has the ports that its edges use and those that wait for one', () => {
    const plain: GraphDocument = {
      ...graphOf({ x: 'dense', y: 'dense', z: 'multiHeadAttention', out: 'dense' }, ['x > out']),
      groups: [{ id: 'g', title: 'G', nodes: ['x', 'y', 'z'], folded: true }],
    }
    const { inputs, outputs } = groupPorts(plain, groupIn(plain), find)
    expect(inputs.map(({ ends }) => ends.map(({ node, port }) => `${node}.${port}`))).toEqual([
      ['x.input'],
      ['y.input'],
      ['z.query'],
    ])
    expect(outputs.map(({ ends }) => ends[0].node)).toEqual(['x', 'y', 'z'])
  })
})

describe('reading a file', () => {
  const document = wired(named('denseBlock'))
  const withBlock = (block: unknown) => ({ ...document, groups: [{ ...groupIn(document), block }] })
  test('a block of another studio stays what it was', () => {
    const block = { id: 'own:elsewhere', params: { depth: 3 }, more: [1] }
    const read = unwrap(readDocument(withBlock(block)))
    expect(read.notices).toEqual([])
    expect(groupIn(read.document).block).toEqual(block)
    expect(matchBlock(read.document, groupIn(read.document), find)).toBeNull()
  })

  test.each([5, null, 'denseBlock', {}, { id: '', params: {} }, { id: 'denseBlock', params: [] }])(
    'the broken block %j is told and left out; its group and nodes stay',
    (block) => {
      const read = unwrap(readDocument(withBlock(block)))
      expect(read.notices.map(({ code, values }) => [code, values])).toEqual([['repairedBlocks', { count: 1 }]])
      expect(groupIn(read.document)).not.toHaveProperty('block')
      expect(read.document.nodes).toEqual(document.nodes)
    },
  )

  test('parameters out of range, or nodes that are not there, leave an ordinary group', () => {
    const wild = unwrap(readDocument(withBlock({ id: 'denseBlock', params: { units: -1 } }))).document
    expect(matchBlock(wild, groupIn(wild), find)?.params['units'], 'the default, which it was made with').toBe(64)
    const lost = { ...document, groups: [{ ...groupIn(document), nodes: ['gone', 'gone', 'gone'] }] }
    expect(matchBlock(lost, groupIn(lost), find)).toBeNull()
    expect(setBlockParams(lost, groupIn(lost).id, find, { units: 3 }, ids())).toBeNull()
  })
})
