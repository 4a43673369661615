import { nodeItems } from '@shared/catalog/catalog'
import { canConnect, describeRefusal } from '@shared/compile/canConnect'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument, GraphNode } from '@shared/graph/document'
import type { Language } from '@shared/language'
import { portKey, type PortEnd, type PortSide, type Verdict } from '../canvasStore'

/** Ports of one side of a node; of a node of unknown type, those its edges use. */
export function portsOf(document: GraphDocument, node: GraphNode, side: PortSide): readonly string[] {
  const item = nodeItems.get(node.type)
  if (item) return (side === 'input' ? item.inputs : item.outputs).map((port) => port.name)
  const used = document.edges.flatMap(({ source, target }) => {
    const end = side === 'input' ? target : source
    return end.node === node.id ? [end.port] : []
  })
  return [...new Set(used)]
}

interface Graph {
  readonly document: GraphDocument
  readonly checked: CheckedGraph
}

/** What every port of the other side says to a connection from `from`. `without`: the edge that is being moved. By `portKey`. */
export function judgeConnections(
  { document, checked }: Graph,
  from: PortEnd,
  language: Language,
  without?: string,
): Map<string, Verdict> {
  const side: PortSide = from.side === 'output' ? 'input' : 'output'
  const own = { node: from.node, port: from.port }
  const verdicts = new Map<string, Verdict>()
  for (const node of document.nodes) {
    for (const port of portsOf(document, node, side)) {
      const other = { node: node.id, port }
      const refusal =
        side === 'input'
          ? canConnect(document, checked, own, other, without)
          : canConnect(document, checked, other, own, without)
      verdicts.set(
        portKey(node.id, port, side),
        refusal && { blocking: refusal.blocking, reason: describeRefusal(refusal, language) },
      )
    }
  }
  return verdicts
}
