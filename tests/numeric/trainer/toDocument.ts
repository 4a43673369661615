import { catalog } from '../../../shared/catalog/catalog'
import {
  graphDocument,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type TrainingSettings,
  type JsonValue,
} from '../../../shared/graph/document'

type Params = Record<string, JsonValue>
export type NodeSpec = Pick<GraphNode, 'id' | 'type'> & { params?: Params; trainable?: boolean; sharesWith?: string }
/** `from.port` and `to.port`; without a port: `output` and `input`. */
export type Wire = readonly [string, string]

const end = (text: string, port: string) => {
  const [node = '', named] = text.split('.')
  return { node, port: named ?? port }
}

/** A document from nodes and wires, as a person could have drawn it. */
export function toDocument(
  nodes: readonly NodeSpec[],
  wires: readonly Wire[],
  training: Record<string, unknown> = {},
): GraphDocument {
  const edges: GraphEdge[] = wires.map(([from, to], i) => ({
    id: `e${i}`,
    source: end(from, 'output'),
    target: end(to, 'input'),
  }))
  return graphDocument.parse({
    format: 'neuroloom',
    version: 1,
    id: 'test',
    title: 'Test',
    training,
    edges,
    nodes: nodes.map((node, i) => ({ params: {}, position: { x: 200 * i, y: 0 }, ...node })),
  })
}

/** Data, layers one after another, a loss. */
export function toChain(
  data: NodeSpec,
  layers: readonly Omit<NodeSpec, 'id'>[],
  loss: Omit<NodeSpec, 'id'>,
  training: Record<string, unknown> = {},
): GraphDocument {
  const named = layers.map((layer, i) => ({ ...layer, id: `layer${i}` }))
  const port = (type: string): string => catalog.layers.get(type)?.inputs[0]?.name ?? 'input'
  const wires: Wire[] = named.map(({ id, type }, i) => [
    i === 0 ? `${data.id}.features` : `layer${i - 1}`,
    `${id}.${port(type)}`,
  ])
  return toDocument(
    [data, ...named, { ...loss, id: 'loss' }],
    [...wires, [`layer${named.length - 1}`, 'loss.prediction'], [`${data.id}.target`, 'loss.target']],
    training,
  )
}

export const dense = (units: number, activation = 'linear', more: Params = {}): Omit<NodeSpec, 'id'> => ({
  type: 'dense',
  params: { units, activation, ...more },
})

/** The ways to edit a document that tests of changes want. */
export const editsOf = (base: GraphDocument) => ({
  trained: (training: Partial<TrainingSettings>): GraphDocument => ({
    ...base,
    training: { ...base.training, ...training },
  }),
  withNode: (id: string, patch: Partial<GraphNode>): GraphDocument => ({
    ...base,
    nodes: base.nodes.map((node) => (node.id === id ? { ...node, ...patch } : node)),
  }),
})
