import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument, GraphNode, JsonValue, PortRef } from '@shared/graph/document'

type Params = Record<string, JsonValue>
type NodeSketch = string | [type: string, params: Params, extra?: Partial<GraphNode>]

const portOf = (text: string, fallback: string): PortRef => {
  const [node = '', port = fallback] = text.trim().split('.')
  return { node, port }
}

/**
 * A document from a sketch: nodes by id, and wires such as `data.features > hidden > loss.prediction`, where `input` and `output`
 * need not be written.
 */
export function graphOf(
  nodes: Readonly<Record<string, NodeSketch>>,
  wires: readonly string[] = [],
  more: Partial<GraphDocument> = {},
): GraphDocument {
  const blank = createDocument('test', 'Test')
  const edges = wires.flatMap((wire) => {
    const stops = wire.split('>')
    return stops.slice(1).map((stop, k) => {
      const source = portOf(stops[k] ?? '', 'output')
      const target = portOf(stop, 'input')
      // In a chain a loss's port names where it goes in; what goes on from a layer is its output.
      return { source: k === 0 ? source : { node: source.node, port: 'output' }, target }
    })
  })
  return {
    ...blank,
    nodes: Object.entries(nodes).map(([id, sketch], k) => {
      const [type, params, extra] = typeof sketch === 'string' ? [sketch, {}, {}] : sketch
      return { id, type, params, position: { x: k * 280, y: 0 }, ...extra }
    }),
    edges: edges.map((edge, k) => ({ id: `e${k}`, ...edge })),
    ...more,
    training: { ...blank.training, ...more.training },
  }
}
