import { nodeItems } from '@shared/catalog/catalog'
import type { GraphDocument, GraphNode, PortRef } from '@shared/graph/document'
import { refuseConnection } from '@shared/graph/commands/refuseConnection'
import { describeProblem } from '@shared/graph/problems/texts'
import type { Language } from '@shared/language'
import { portKey, type PortEnd, type PortSide } from '../canvasStore'

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

/** Why two ports cannot be joined, as a sentence; `null`: they can. */
export function refusal(document: GraphDocument, source: PortRef, target: PortRef, language: Language, without?: string): string | null {
  const problem = refuseConnection(document, source, target, without)
  return problem && describeProblem(problem, language)
}

/** What every port of the other side says to a connection from `from`: `null` where it fits, else why not. By `portKey`. */
export function judgeConnections(document: GraphDocument, from: PortEnd, language: Language, without?: string): Map<string, string | null> {
  const side: PortSide = from.side === 'output' ? 'input' : 'output'
  const own = { node: from.node, port: from.port }
  const verdicts = new Map<string, string | null>()
  for (const node of document.nodes) {
    for (const port of portsOf(document, node, side)) {
      const other = { node: node.id, port }
      verdicts.set(portKey(node.id, port, side), side === 'input' ? refusal(document, own, other, language, without) : refusal(document, other, own, language, without))
    }
  }
  return verdicts
}
