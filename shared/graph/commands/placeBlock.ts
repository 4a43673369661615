import type { BlockDefinition } from '../../catalog/define/block'
import { parseParams } from '../../catalog/define/params'
import { CLIP_VERSION } from '../clip'
import type { NewId } from '../createId'
import type { GraphDocument, JsonValue, Position } from '../document'
import { pasteClip, type Pasted } from './paste'

/** Puts a block into the document as a folded group, its corner at a place. Parameters that are not given have their defaults. */
export function placeBlock(
  document: GraphDocument,
  block: BlockDefinition,
  at: Position,
  newId: NewId,
  params: Readonly<Record<string, JsonValue>> = {},
): Pasted {
  const all = parseParams(block.params, params).params
  const { nodes, edges } = block.piece(all)
  const [en, uk] = [block.text.en, block.text.uk].map((text) => text.short ?? text.title) as [string, string]
  const group = {
    id: 'block',
    title: en === uk ? en : { en, uk },
    nodes: nodes.map(({ id }) => id),
    folded: true,
    block: { id: block.id, params: all as Readonly<Record<string, JsonValue>> },
  }
  const clip = {
    format: 'neuroloom-clip' as const,
    version: CLIP_VERSION,
    nodes: [...nodes],
    edges: edges.map((edge, k) => ({ id: `edge${k}`, ...edge })),
    groups: [group],
    notes: [],
  }
  return pasteClip(document, clip, at, newId, 'addBlock')
}
