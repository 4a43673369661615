import { nodeItems } from '@shared/catalog/catalog'
import { addNode } from '@shared/graph/commands/addNode'
import { connect } from '@shared/graph/commands/connect'
import { insertOnEdge } from '@shared/graph/commands/insertOnEdge'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { createId } from '@shared/graph/createId'
import type { Position } from '@shared/graph/document'
import { insertedIds } from '@shared/graph/insertedIds'
import type { Studio } from '../state/studio'
import { applyChange } from './applyChange'
import { portKey, type PortEnd } from './canvasStore'
import { CARD_SIZE, FIRST_PORT } from './flow/portLayout'
import { judgeConnections } from './gesture/judgeConnections'
import { makeRoom } from './makeRoom'

const onGrid = (value: number): number => Math.round(value / 4) * 4

/** Top left corner of a card whose middle, or whose port on a side, lies at a point. */
export function cornerAt(point: Position, hold: 'middle' | 'input' | 'output'): Position {
  const x = hold === 'middle' ? point.x - CARD_SIZE.width / 2 : hold === 'input' ? point.x : point.x - CARD_SIZE.width
  return { x: onGrid(x), y: onGrid(point.y - (hold === 'middle' ? CARD_SIZE.height / 2 : FIRST_PORT)) }
}

/** A place near `wanted` where no card lies yet. */
function freePlace(studio: Studio, wanted: Position): Position {
  const { nodes } = studio.documents.getState().document
  const taken = (at: Position) =>
    nodes.some(({ position }) => Math.abs(position.x - at.x) < 24 && Math.abs(position.y - at.y) < 24)
  const place = { ...wanted }
  while (taken(place)) {
    place.x += 32
    place.y += 32
  }
  return place
}

/**
 * Puts a node of a type on the canvas and selects it: one step of undo, wiring included. `from` is the port it is wired to,
 * `edge` the edge it goes between the ends of.
 */
export function addItem(
  studio: Studio,
  type: string,
  corner: Position,
  options: { from?: PortEnd | null; edge?: string | null } = {},
): string | null {
  const { documents } = studio
  const group = `add:${createId()}`
  const position = freePlace(studio, corner)
  const { edge, from } = options
  const item = nodeItems.get(type)
  if (edge && item?.inputs[0] && item.outputs[0]) {
    const change = insertOnEdge(documents.getState().document, edge, { type, position }, createId)
    if (!change.ok || !applyChange(studio, change, group)) return null
    const [added] = insertedIds(change.value.edit, 'nodes')
    if (added !== undefined) {
      const { document } = documents.getState()
      applyChange(studio, moveNodes(document, makeRoom(document, added)), group)
    }
    return select(studio, added)
  }
  const change = addNode(type, position, createId)
  if (!applyChange(studio, change, group)) return null
  const id = insertedIds(change.edit, 'nodes')[0] ?? null
  if (from && id !== null) wire(studio, from, id, group)
  return select(studio, id)
}

function wire(studio: Studio, from: PortEnd, id: string, group: string): void {
  const { document } = studio.documents.getState()
  const side = from.side === 'output' ? 'input' : 'output'
  const node = document.nodes.find((candidate) => candidate.id === id)
  const item = node && nodeItems.get(node.type)
  const verdicts = judgeConnections(studio.documents.getState(), from, studio.interface.getState().language)
  const ports = (side === 'input' ? item?.inputs : item?.outputs) ?? []
  const port = (ports.find((candidate) => verdicts.get(portKey(id, candidate.name, side)) === null) ?? ports[0])?.name
  if (port === undefined) return
  const own = { node: from.node, port: from.port }
  const other = { node: id, port }
  applyChange(
    studio,
    side === 'input' ? connect(document, own, other, createId) : connect(document, other, own, createId),
    group,
  )
}

function select(studio: Studio, id: string | null | undefined): string | null {
  if (id === null || id === undefined) return null
  studio.interface.getState().select({ nodes: [id] })
  studio.interface.getState().set({ focusedPort: null })
  return id
}
