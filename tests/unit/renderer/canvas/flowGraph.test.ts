import { checkGraph } from '@shared/compile/checkGraph'
import { applyEdit } from '@shared/graph/applyEdit'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { setFolded } from '@shared/graph/commands/setFolded'
import { setParam } from '@shared/graph/commands/setParam'
import type { GraphDocument } from '@shared/graph/document'
import type { LabeledEdit } from '@shared/graph/edit'
import { describe, expect, it } from 'vitest'
import { expectedNode } from '../../../../src-renderer/canvas/flow/expectedNode'
import { drawnBox } from '../../../../src-renderer/canvas/flow/drawnBox'
import { createFlowGraph } from '../../../../src-renderer/canvas/flow/toFlowGraph'
import { wideDocument } from '../../../support/wideDocument'
import { graphOf } from '../../compile/graphOf'

const NODES = {
  data: 'logicGate',
  hidden: 'dense',
  output: ['dense', { units: 1, activation: 'sigmoid' }],
  loss: 'binaryCrossentropy',
} as const
const network = () =>
  graphOf(NODES as never, ['data.features > hidden > output > loss.prediction', 'data.target > loss.target'], {
    groups: [{ id: 'group', title: 'Block', nodes: ['hidden', 'output'], folded: false }],
  })

const applied = (document: GraphDocument, change: LabeledEdit | null): GraphDocument => {
  if (!change) throw new Error('nothing to change')
  const result = applyEdit(document, change.edit)
  if (!result.ok) throw new Error(result.error.message)
  return result.value.document
}

describe('what the canvas draws', () => {
  it('keeps every object when the document is checked again', () => {
    const flow = createFlowGraph()
    const before = flow(network(), checkGraph(network()))
    const after = flow(network(), checkGraph(network()))
    after.nodes.forEach((node, i) => expect(node).toBe(before.nodes[i]))
    after.edges.forEach((edge, i) => expect(edge).toBe(before.edges[i]))
  })

  it('makes a new object for the moved card only, and keeps what the card shows', () => {
    const flow = createFlowGraph()
    const document = network()
    const before = flow(document, checkGraph(document))
    const moved = applied(document, moveNodes(document, new Map([['hidden', { x: 5, y: 7 }]])))
    const after = flow(moved, checkGraph(moved))
    const changed = after.nodes.filter((node, i) => node !== before.nodes[i])
    expect(changed.map((node) => node.id)).toEqual(['hidden'])
    expect(changed[0]?.position).toEqual({ x: 5, y: 7 })
    expect(changed[0]?.data).toBe(before.nodes.find((node) => node.id === 'hidden')?.data)
    expect(after.edges.every((edge, i) => edge === before.edges[i])).toBe(true)
  })

  it('draws again the cards and edges whose shapes an edit upstream changed, and no others', () => {
    const flow = createFlowGraph()
    const document = network()
    const before = flow(document, checkGraph(document))
    const wider = applied(document, setParam(document, 'hidden', 'units', 7))
    const after = flow(wider, checkGraph(wider))
    const changed = (a: readonly { id: string }[], b: readonly { id: string }[]) =>
      b.filter((item, i) => item !== a[i]).map((item) => item.id)
    expect(changed(before.nodes, after.nodes)).toEqual(['hidden', 'output'])
    const edge = document.edges.find((candidate) => candidate.source.node === 'hidden')?.id
    expect(changed(before.edges, after.edges)).toEqual([edge])
  })

  it('folds a group into one card with its totals and its crossing edges, and loses nothing on unfolding', () => {
    const flow = createFlowGraph()
    const document = network()
    const checked = checkGraph(document)
    const open = flow(document, checked)
    const folded = applied(document, setFolded(document, 'group', true))
    const closed = flow(folded, checkGraph(folded))
    expect(closed.nodes.map((node) => node.id).sort()).toEqual(['data', 'group', 'loss'])
    const card = closed.nodes.find((node) => node.id === 'group')
    // (2 + 1) · 64 and (64 + 1) · 1 weights.
    expect(card?.data['parameterCount']).toBe(192 + 65)
    expect(closed.edges.map(({ source, target }) => `${source}>${target}`).sort()).toEqual([
      'data>group',
      'data>loss',
      'group>loss',
    ])
    for (const edge of closed.edges) {
      const ports = (id: string, key: 'inputs' | 'outputs') =>
        closed.nodes.find((node) => node.id === id && node.type === 'folded')?.data[key]
      const inputs = ports(edge.target, 'inputs') as { id: string }[] | undefined
      const outputs = ports(edge.source, 'outputs') as { id: string }[] | undefined
      if (inputs) expect(inputs.map(({ id }) => id)).toContain(edge.targetHandle)
      if (outputs) expect(outputs.map(({ id }) => id)).toContain(edge.sourceHandle)
    }
    const again = applied(folded, setFolded(folded, 'group', false))
    expect(flow(again, checkGraph(again)).nodes.map((node) => node.id)).toEqual(open.nodes.map((node) => node.id))
  })

  it('marks the edge at the port that disagrees', () => {
    const document = graphOf(
      {
        data: ['iris', { encoding: 'oneHot' }],
        head: ['dense', { units: 12, activation: 'softmax' }],
        loss: 'categoricalCrossentropy',
      },
      ['data.features > head > loss.prediction', 'data.target > loss.target'],
    )
    const { edges } = createFlowGraph()(document, checkGraph(document))
    const bad = edges.filter((edge) => edge.data?.error).map((edge) => `${edge.source}>${edge.target}`)
    expect(bad).toEqual(['head>loss'])
  })

  it('draws nodes of unknown types with the ports that their edges use, and skips edges to nowhere', () => {
    const document = graphOf({ data: 'iris', odd: 'fromTheFuture', loss: 'meanSquaredError' }, [
      'data.features > odd.left',
      'odd.far > loss.prediction',
    ])
    document.edges.push({
      id: 'nowhere',
      source: { node: 'gone', port: 'output' },
      target: { node: 'odd', port: 'left' },
    })
    const { nodes, edges } = createFlowGraph()(document, checkGraph(document))
    const odd = nodes.find((node) => node.id === 'odd')
    expect(
      (odd?.data['ports'] as { name: string; kind: string }[]).map(({ kind, name }) => `${kind} ${name}`).sort(),
    ).toEqual(['input left', 'output far'])
    expect(edges.map((edge) => edge.id)).not.toContain('nowhere')
  })
})

describe('what "fit" shows', () => {
  const sizes = new Map([
    ['data', { width: 168, height: 96 }],
    ['loss', { width: 168, height: 96 }],
  ])
  const drawn = (document: GraphDocument) => {
    const { nodes, edges } = createFlowGraph()(document, checkGraph(document))
    return drawnBox({ nodes, sizes }, edges)
  }

  it('holds the edge that arches over the network and comes down beside a loss in a lower row', () => {
    const document = graphOf({ data: 'logicGate', loss: 'binaryCrossentropy' }, ['data.target > loss.target'])
    const placed = applied(document, moveNodes(document, new Map([['loss', { x: 600, y: 400 }]])))
    const { x, y } = placed.nodes.find((node) => node.id === 'data')?.position ?? { x: NaN, y: NaN }
    // 60 px above the higher port, 36 px beside the card of the lower one; below there is nothing but the card.
    expect(drawn(placed)).toEqual({ left: x, top: y - 60, right: 600 + 168 + 36, bottom: 400 + 96 })
  })

  it('holds notes at their own size, and is nothing on a blank canvas', () => {
    const blank = graphOf({}, [])
    expect(drawn(blank)).toBeNull()
    const note = { id: 'note', text: 'Look', position: { x: -300, y: -200 }, size: { width: 240, height: 500 } }
    expect(drawn({ ...blank, notes: [note] })).toEqual({ left: -300, top: -200, right: -60, bottom: 300 })
  })
})

describe('a card before it has been drawn', () => {
  const folded = () => {
    const document = network()
    return applied(document, setFolded(document, 'group', true))
  }
  it.each([
    ['every kind of card', wideDocument],
    ['a folded group', folded],
  ])('has a place for each edge, so that it need not be drawn to be measured: %s', (_name, make) => {
    const document = make()
    const { nodes, edges } = createFlowGraph()(document, checkGraph(document))
    const handles = new Map(nodes.map((node) => [node.id, expectedNode(node).handles ?? []]))
    const ends = edges.flatMap(({ source, sourceHandle, target, targetHandle }) => [
      { node: source, type: 'source', id: sourceHandle },
      { node: target, type: 'target', id: targetHandle },
    ])
    const missing = ends.filter(
      ({ node, type, id }) => !handles.get(node)?.some((handle) => handle.type === type && handle.id === id),
    )
    expect(missing).toEqual([])
  })
})
