import { nodeItems } from '@shared/catalog/catalog'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument, GraphNode } from '@shared/graph/document'
import type { Language } from '@shared/language'
import { formatShape } from '../../i18n/format'
import { portKey, type PortEnd } from '../canvasStore'
import Glyph from '../card/Glyph'
import { nodeTitle, portTitle } from '../card/itemWords'
import { judgeConnections, portsOf } from '../gesture/judgeConnections'
import type { PickItem } from './PickItem'

interface Graph {
  readonly document: GraphDocument
  readonly checked: CheckedGraph
}

const rank = (item: PickItem): number => (item.refused !== undefined ? 2 : item.warning !== undefined ? 1 : 0)

/** Every port that could be the other end of a connection from `from`: those that fit first, then those that complain, then those that refuse. */
export function portChoices(graph: Graph, from: PortEnd, language: Language): PickItem[] {
  const { document, checked } = graph
  const side = from.side === 'output' ? 'input' : 'output'
  const verdicts = judgeConnections(graph, from, language)
  const shapeOf = (node: string) => {
    const type = Object.values(checked.nodes[node]?.outputs ?? {})[0]
    return type ? formatShape(type.shape) : ''
  }
  const choice = (node: GraphNode, port: string): PickItem => {
    const item = nodeItems.get(node.type)
    const several = ((side === 'input' ? item?.inputs : item?.outputs)?.length ?? 0) > 1
    const key = portKey(node.id, port, side)
    const verdict = verdicts.get(key)
    return {
      key,
      title: nodeTitle(node, language),
      hint: several ? portTitle(node.type, port, language) : shapeOf(node.id),
      icon: <Glyph icon={item?.icon ?? '?'} category={item?.category ?? null} size={20} />,
      ...(verdict && (verdict.blocking ? { refused: verdict.reason } : { warning: verdict.reason })),
    }
  }
  return document.nodes
    .filter((node) => node.id !== from.node)
    .flatMap((node) => portsOf(document, node, side).map((port) => choice(node, port)))
    .sort((a, b) => rank(a) - rank(b))
}
