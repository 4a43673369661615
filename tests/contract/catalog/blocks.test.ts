import { describe, expect, test } from 'vitest'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { CATEGORIES } from '@shared/catalog/define/item'
import { parseParams, type ParamSpec } from '@shared/catalog/define/params'
import type { Shape } from '@shared/catalog/define/tensorType'
import { checkGraph } from '@shared/compile/checkGraph'
import { groupPorts } from '@shared/graph/blocks/groupPorts'
import { matchBlock } from '@shared/graph/blocks/matchBlock'
import { connectAll } from '@shared/graph/commands/connectAll'
import { placeBlock } from '@shared/graph/commands/placeBlock'
import type { GraphDocument, JsonValue } from '@shared/graph/document'
import { LANGUAGES } from '@shared/language'
import { graphOf } from '../../unit/compile/graphOf'
import { after, ids, unwrap } from '../../unit/graph/afterChange'
import { variantsOf } from './variants'

const blocks = [...catalog.blocks]
const find = (id: string): BlockDefinition | undefined => catalog.blocks.get(id)

/** Smallest and largest values, the largest such that tensors of the check stay within what a computer holds. */
const extreme = (specs: Readonly<Record<string, ParamSpec>>, end: 'min' | 'max'): Record<string, JsonValue> =>
  Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => {
      if (spec.type === 'int' || spec.type === 'float') return [name, spec[end]]
      if (spec.type === 'size2') return [name, [spec[end], spec[end]]]
      if (spec.type === 'bool') return [name, end === 'max']
      return [name, spec.default as JsonValue]
    }),
  )

/** A network of nothing but the block, every input of it fed by a source of this shape. */
function fed(block: BlockDefinition, params: Record<string, JsonValue>, shape: Shape): GraphDocument {
  let document = graphOf({})
  const newId = ids()
  document = after(document, placeBlock(document, block, { x: 400, y: 0 }, newId, params).change)
  const [group] = document.groups
  if (!group) throw new Error('no group')
  for (const { ends } of groupPorts(document, group, find).inputs) {
    const id = newId()
    const value = { id, type: 'noise', params: { shape: [...shape] }, position: { x: 0, y: 0 } }
    document = after(document, { label: 'addNode', edit: { type: 'insert', collection: 'nodes', items: [{ value }] } })
    document = after(document, unwrap(connectAll(document, { node: id, port: 'output' }, ends, newId)))
  }
  return document
}

/** What the members of the only group complain of, and those whose output is not known; what a network without data and loss lacks is none of the block's business. */
function errorsInside(document: GraphDocument): string[] {
  const members = new Set(document.groups[0]?.nodes)
  const { diagnostics, nodes } = checkGraph(document)
  const found = diagnostics.flatMap((d) =>
    d.severity === 'error' && 'node' in d.target && members.has(d.target.node)
      ? [`${d.code} ${JSON.stringify(d)}`]
      : [],
  )
  return [...found, ...[...members].filter((id) => Object.keys(nodes[id]?.outputs ?? {}).length === 0)]
}

/** Shapes that a block may be made for: an image, a sequence, a row; with as many features as it asks for. */
function fittingShape(block: BlockDefinition, params: Record<string, JsonValue>): { shape: Shape; errors: string[] } {
  const counts = [4, ...Object.values(parseParams(block.params, params).params).filter((v) => typeof v === 'number')]
  const shapes = counts.flatMap((n) => [[n], [12, n], [12, 10, n]]).filter((shape) => shape.every(Number.isInteger))
  const tried = shapes.map((shape) => ({ shape, errors: errorsInside(fed(block, params, shape)) }))
  return tried.find(({ errors }) => errors.length === 0) ?? tried[0] ?? { shape: [], errors: ['nothing tried'] }
}

test('the blocks of the plan are there', () => {
  expect(blocks.length).toBeGreaterThanOrEqual(5)
})

describe.each(blocks)('%s', (_id, block) => {
  test('is an item with a category and an icon, under an id that no node has', () => {
    expect(CATEGORIES).toContain(block.category)
    expect([...block.icon].length).toBeLessThanOrEqual(3)
    expect(nodeItems.has(block.id)).toBe(false)
  })

  test('is made of nodes and parameters that exist, and of ports of theirs', () => {
    for (const params of variantsOf(block.params)) {
      const piece = block.piece(parseParams(block.params, params).params)
      const byId = new Map(piece.nodes.map((node) => [node.id, nodeItems.get(node.type)]))
      for (const node of piece.nodes) {
        const item = nodeItems.get(node.type)
        expect(item, node.type).toBeDefined()
        expect(Object.keys(node.params).filter((param) => !item?.params[param])).toEqual([])
        expect(parseParams(item?.params ?? {}, node.params).problems).toEqual([])
      }
      const has = (side: 'inputs' | 'outputs', { node, port }: { node: string; port: string }) =>
        byId.get(node)?.[side].some(({ name }) => name === port)
      const ends = [...piece.edges.map(({ target }) => target), ...piece.inputs.flatMap((input) => input.ends)]
      const starts = [...piece.edges.map(({ source }) => source), ...piece.outputs.map((output) => output.end)]
      expect(ends.filter((end) => !has('inputs', end))).toEqual([])
      expect(starts.filter((start) => !has('outputs', start))).toEqual([])
      const places = piece.nodes.map(({ position }) => `${position.x},${position.y}`)
      expect(new Set(places).size, 'no card lies on another').toBe(places.length)
      expect(Math.min(...piece.nodes.map(({ position }) => position.x)), 'starts at its corner').toBe(0)
    }
  })

  test.each(variantsOf(block.params).map((params) => [JSON.stringify(params), params] as const))(
    'gives a graph without errors with %s',
    (_name, params) => expect(fittingShape(block, params).errors).toEqual([]),
  )

  test.each(['min', 'max'] as const)('gives a graph without errors with every number at its %s', (end) => {
    expect(fittingShape(block, extreme(block.params, end)).errors).toEqual([])
  })

  test('is its own when placed, whatever its parameters', () => {
    for (const params of variantsOf(block.params)) {
      const document = graphOf({})
      const next = after(document, placeBlock(document, block, { x: 0, y: 0 }, ids(), params).change)
      const [group] = next.groups
      expect(group?.folded).toBe(true)
      expect(group && matchBlock(next, group, find)?.params).toEqual(parseParams(block.params, params).params)
    }
  })

  test('shows its parameters on the card, and names its ports where there are several', () => {
    const { params } = parseParams(block.params, {})
    expect(block.summary(params, (param) => param)).not.toBe('')
    const { inputs, outputs } = block.piece(params)
    for (const language of LANGUAGES) {
      const named = Object.keys(block.text[language].ports ?? {})
      for (const side of [inputs, outputs])
        if (side.length > 1) expect(named).toEqual(expect.arrayContaining(side.map(({ name }) => name)))
    }
  })

  test('fits itself to what comes in', () => {
    const { fit } = block
    if (!fit) return
    for (const shape of [[24], [9, 24], [8, 8, 24]]) {
      for (const params of variantsOf(block.params)) {
        const parsed = parseParams(block.params, params).params
        const fitted = { ...params, ...fit(parsed, shape) } as Record<string, JsonValue>
        expect(parseParams(block.params, fitted).problems).toEqual([])
        if (Object.keys(fit(parsed, shape)).length > 0) expect(errorsInside(fed(block, fitted, shape))).toEqual([])
      }
    }
  })
})
