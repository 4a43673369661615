import type { PortRef } from '@shared/graph/document'
import type { Studio } from '../../state/studio'
import { canvasStore, portKey, type PortEnd } from '../canvasStore'
import { connectPorts } from '../connectPorts'
import { cardEnds } from './cardEnds'

/** Wires a port to the first port of a card that takes it: a free one before a taken one, one without complaints before one with. */
export function dropOnCard(studio: Studio, from: PortEnd, card: string): void {
  const { edges } = studio.documents.getState().document
  const { verdicts } = canvasStore.getState()
  const side = from.side === 'output' ? 'input' : 'output'
  const ends = cardEnds(studio, card, side).filter(({ node }) => node !== from.node)
  const verdict = ({ node, port }: PortRef) => verdicts?.get(portKey(node, port, side))
  const taken = ({ node, port }: PortRef) => edges.some(({ target }) => target.node === node && target.port === port)
  const fitting = ends.filter((end) => verdict(end) === null)
  const other =
    fitting.find((candidate) => side === 'output' || !taken(candidate)) ??
    fitting[0] ??
    ends.find((candidate) => verdict(candidate)?.blocking === false) ??
    ends[0]
  if (!other) return
  const own = { node: from.node, port: from.port }
  if (side === 'input') connectPorts(studio, own, other)
  else connectPorts(studio, other, own)
}
