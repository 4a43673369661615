import { connect } from '@shared/graph/commands/connect'
import { createId } from '@shared/graph/createId'
import type { Studio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore, portKey, type PortEnd } from '../canvasStore'
import { portsOf } from './judgeConnections'

/** Wires a port to the first port of a card that takes it: a free one before a taken one, one without complaints before one with. */
export function dropOnCard(studio: Studio, from: PortEnd, card: string): void {
  const { document } = studio.documents.getState()
  const { verdicts } = canvasStore.getState()
  const node = document.nodes.find((candidate) => candidate.id === card)
  if (!node || node.id === from.node) return
  const side = from.side === 'output' ? 'input' : 'output'
  const ports = portsOf(document, node, side)
  const verdict = (port: string) => verdicts?.get(portKey(card, port, side))
  const taken = (port: string) => document.edges.some(({ target }) => target.node === card && target.port === port)
  const fitting = ports.filter((port) => verdict(port) === null)
  const port =
    fitting.find((candidate) => side === 'output' || !taken(candidate)) ??
    fitting[0] ??
    ports.find((candidate) => verdict(candidate)?.blocking === false) ??
    ports[0]
  if (port === undefined) return
  const own = { node: from.node, port: from.port }
  const other = { node: card, port }
  applyChange(
    studio,
    side === 'input' ? connect(document, own, other, createId) : connect(document, other, own, createId),
  )
}
