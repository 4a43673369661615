import { nodeItems } from '@shared/catalog/catalog'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument, GraphNode, PortRef } from '@shared/graph/document'
import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import { formatShape } from '../../i18n/format'
import { portKey, type PortEnd } from '../canvasStore'
import Glyph from '../card/Glyph'
import { cardTitle, portTitle } from '../card/itemWords'
import { judgeConnections, portsOf } from '../gesture/judgeConnections'
import type { PickItem } from './PickItem'

interface Graph {
  readonly document: GraphDocument
  readonly checked: CheckedGraph
}

/** Free ports before taken ones, fitting before complaining, and last those that refuse. */
const rank = (item: PickItem): number =>
  item.refused !== undefined ? 4 : (item.note !== undefined ? 2 : 0) + (item.warning !== undefined ? 1 : 0)

/** Every port that could be the other end of a connection from `from`, the likeliest first; a taken input tells what it would let go of. */
export function portChoices(graph: Graph, from: PortEnd, language: Language, t: TFunction): PickItem[] {
  const { document, checked } = graph
  const side = from.side === 'output' ? 'input' : 'output'
  const byId = new Map(document.nodes.map((node) => [node.id, node]))
  const verdicts = judgeConnections(graph, from, language)
  const shapeOf = (node: string) => {
    const type = Object.values(checked.nodes[node]?.outputs ?? {})[0]
    return type ? formatShape(type.shape) : ''
  }
  /** What comes into an input that holds one connection; of nothing else is there anything to replace. */
  const replaced = (input: PortRef): GraphNode | undefined => {
    const spec = nodeItems.get(byId.get(input.node)?.type ?? '')?.inputs.find((port) => port.name === input.port)
    const edge = document.edges.find(({ target }) => target.node === input.node && target.port === input.port)
    return edge && !spec?.many ? byId.get(edge.source.node) : undefined
  }
  const choice = (node: GraphNode, port: string): PickItem => {
    const item = nodeItems.get(node.type)
    const before = side === 'input' ? replaced({ node: node.id, port }) : undefined
    const several = ((side === 'input' ? item?.inputs : item?.outputs)?.length ?? 0) > 1
    const key = portKey(node.id, port, side)
    const verdict = verdicts.get(key)
    return {
      key,
      title: cardTitle(node, language),
      hint: several ? portTitle(node.type, port, language) : shapeOf(node.id),
      icon: <Glyph icon={item?.icon ?? '?'} category={item?.category ?? null} size={20} />,
      ...(verdict && (verdict.blocking ? { refused: verdict.reason } : { warning: verdict.reason })),
      ...(before && { note: t('canvas.replaces', { node: cardTitle(before, language) }) }),
    }
  }
  return document.nodes
    .filter((node) => node.id !== from.node)
    .flatMap((node) => portsOf(document, node, side).map((port) => choice(node, port)))
    .sort((a, b) => rank(a) - rank(b))
}
