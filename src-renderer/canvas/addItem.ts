import { nodeItems } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { edgesAlong, groupPorts } from '@shared/graph/blocks/groupPorts'
import { addNode } from '@shared/graph/commands/addNode'
import { insertOnEdge } from '@shared/graph/commands/insertOnEdge'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { placeBlock } from '@shared/graph/commands/placeBlock'
import { createId } from '@shared/graph/createId'
import type { Position } from '@shared/graph/document'
import { insertedIds } from '@shared/graph/insertedIds'
import type { Studio } from '../state/studio'
import { applyChange } from './applyChange'
import { portKey, type PortEnd } from './canvasStore'
import { connectPorts, fitBlock } from './connectPorts'
import { CARD_SIZE, FIRST_PORT } from './flow/portLayout'
import { cardEnds } from './gesture/cardEnds'
import { judgeConnections } from './gesture/judgeConnections'
import { makeRoom } from './makeRoom'
import { shownGraph } from '@shared/graph/shownGraph'

const onGrid = (value: number): number => Math.round(value / 4) * 4

/** Top left corner of a card whose middle, or whose port on a side, lies at a point. */
export function cornerAt(point: Position, hold: 'middle' | 'input' | 'output'): Position {
  const x = hold === 'middle' ? point.x - CARD_SIZE.width / 2 : hold === 'input' ? point.x : point.x - CARD_SIZE.width
  return { x: onGrid(x), y: onGrid(point.y - (hold === 'middle' ? CARD_SIZE.height / 2 : FIRST_PORT)) }
}

/** A place near `wanted` where no card lies yet. */
function freePlace(studio: Studio, wanted: Position): Position {
  const { nodes } = shownGraph(studio.documents.getState().document)
  const taken = (at: Position) =>
    nodes.some(({ position }) => Math.abs(position.x - at.x) < 24 && Math.abs(position.y - at.y) < 24)
  const place = { ...wanted }
  while (taken(place)) {
    place.x += 32
    place.y += 32
  }
  return place
}

interface Options {
  /** The port that it is wired to. */
  readonly from?: PortEnd | null
  /** The edge that it goes between the ends of. */
  readonly edge?: string | null
}

/**
 * Puts a node of a type, or a block, on the canvas and selects it: one step of undo, wiring included. Gives the id of its card; `null`
 * where it could not be put there.
 */
export function addItem(studio: Studio, type: string, corner: Position, options: Options = {}): string | null {
  const step = `add:${createId()}`
  const position = freePlace(studio, corner)
  const block = studio.blocks.getState().find(type)
  if (block) return addBlock(studio, block, position, options, step)
  const { documents } = studio
  const { edge, from } = options
  const item = nodeItems.get(type)
  if (edge && item?.inputs[0] && item.outputs[0]) {
    const { document } = documents.getState()
    const wire = edgesAlong(document, edge, studio.blocks.getState().find)
    const change = insertOnEdge(document, wire, { type, position }, createId)
    if (!change.ok || !applyChange(studio, change, step)) return null
    const [added] = insertedIds(change.value.edit, 'nodes')
    if (added !== undefined) giveRoom(studio, added, step)
    return select(studio, added, [added ?? ''])
  }
  const change = addNode(type, position, createId)
  if (!applyChange(studio, change, step)) return null
  const [id] = insertedIds(change.edit, 'nodes')
  if (from && id !== undefined) wire(studio, from, id, step)
  return select(studio, id, [id ?? ''])
}

function addBlock(
  studio: Studio,
  block: BlockDefinition,
  position: Position,
  { from, edge }: Options,
  step: string,
): string | null {
  const { documents, blocks } = studio
  const { find } = blocks.getState()
  const { change, ids } = placeBlock(documents.getState().document, block, position, createId)
  if (!applyChange(studio, change, step)) return null
  const { document } = documents.getState()
  const [id] = insertedIds(change.edit, 'groups')
  const group = document.groups.find((candidate) => candidate.id === id)
  if (!group) return null
  if (from) wire(studio, from, group.id, step)
  const { inputs, outputs } = groupPorts(document, group, find)
  const [input, output] = [inputs[0]?.ends, outputs[0]?.ends[0]]
  const source = document.edges.find((candidate) => candidate.id === edge)?.source
  if (edge && source && input && output) {
    const wires = edgesAlong(document, edge, find)
    applyChange(studio, insertOnEdge(document, wires, { inputs: input, output }, createId), step)
    fitBlock(studio, source, input[0], step)
    giveRoom(studio, group.id, step)
  }
  return select(studio, group.id, ids)
}

function giveRoom(studio: Studio, card: string, step: string): void {
  const { document } = studio.documents.getState()
  applyChange(studio, moveNodes(document, makeRoom(document, card)), step)
}

function wire(studio: Studio, from: PortEnd, card: string, step: string): void {
  const side = from.side === 'output' ? 'input' : 'output'
  const verdicts = judgeConnections(studio.documents.getState(), from, studio.interface.getState().language)
  const ends = cardEnds(studio, card, side)
  const other = ends.find(({ node, port }) => verdicts.get(portKey(node, port, side)) === null) ?? ends[0]
  if (!other) return
  const own = { node: from.node, port: from.port }
  if (side === 'input') connectPorts(studio, own, other, step)
  else connectPorts(studio, other, own, step)
}

function select(studio: Studio, card: string | undefined, nodes: readonly string[]): string | null {
  if (card === undefined) return null
  studio.interface.getState().select({ nodes })
  studio.interface.getState().set({ focusedPort: null })
  return card
}
