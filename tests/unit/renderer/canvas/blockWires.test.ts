import { catalog } from '@shared/catalog/catalog'
import { applyEdit } from '@shared/graph/applyEdit'
import { placeBlock } from '@shared/graph/commands/placeBlock'
import { setFolded } from '@shared/graph/commands/setFolded'
import type { GraphDocument, JsonValue } from '@shared/graph/document'
import type { LabeledEdit } from '@shared/graph/edit'
import { parseParams } from '@shared/catalog/define/params'
import { describe, expect, it } from 'vitest'
import { drawnCards } from '../../../support/drawnCards'
import { graphOf } from '../../compile/graphOf'
import { ids } from '../../graph/afterChange'

const applied = (document: GraphDocument, change: LabeledEdit | null): GraphDocument => {
  const result = change ? applyEdit(document, change.edit) : null
  return result?.ok ? result.value.document : expect.unreachable()
}

/** An open block behind one card that feeds each of its inputs. */
function opened(id: string, params: Record<string, JsonValue>): GraphDocument {
  const block = catalog.blocks.get(id) ?? expect.unreachable()
  const before = graphOf({ source: ['dense', {}, { position: { x: -228, y: 0 } }] } as never, [])
  const placed = applied(before, placeBlock(before, block, { x: 0, y: 0 }, ids(), params).change)
  const group = placed.groups[0] ?? expect.unreachable()
  const piece = block.piece(parseParams(block.params, params).params)
  const own = new Map(piece.nodes.map((node, k) => [node.id, group.nodes[k] ?? '']))
  const feeding = piece.inputs
    .flatMap(({ ends }) => ends)
    .map(({ node, port }, k) => ({
      id: `feed${k}`,
      source: { node: 'source', port: 'output' },
      target: { node: own.get(node) ?? '', port },
    }))
  const open = applied(placed, setFolded(placed, group.id, false))
  return { ...open, edges: [...open.edges, ...feeding] }
}

const CASES: (readonly [id: string, params: Record<string, JsonValue>])[] = [
  ...[...catalog.blocks.keys()].map((id) => [id, {}] as const),
  ['residual', { shortcut: false }],
  ['inception', { reduce: true }],
]

describe('the wires of an open block', () => {
  it.each(CASES)('of %s with %j run behind no card', (id, params) => {
    const document = opened(id, params)
    expect(document.edges.some((edge) => edge.id === 'feed0')).toBe(true)
    const types = new Map(document.nodes.map((node) => [node.id, node.type]))
    expect(drawnCards(document).behind.map((node) => `${node} ${types.get(node)}`)).toEqual([])
  })
})
