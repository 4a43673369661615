import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphDocument, GraphNode, PortRef } from '@shared/graph/document'

/** A node that shows samples, and what it shows. */
export interface SampleNode {
  readonly node: GraphNode
  /** The output that its edge comes from; absent: it has none. */
  readonly source?: PortRef
  /** How many samples it shows. */
  readonly rows: number
}

/** What a node shows, where it is one that shows samples. */
export function toSampleNode({ edges }: Pick<GraphDocument, 'edges'>, node: GraphNode): SampleNode | undefined {
  const item = catalog.views.get(node.type)
  if (!item) return undefined
  const source = edges.find(({ target }) => target.node === node.id)?.source
  return { node, rows: item.rows(parseParams(item.params, node.params).params as never), ...(source && { source }) }
}

/** The nodes of a document that show samples. */
export const sampleNodes = (document: Pick<GraphDocument, 'nodes' | 'edges'>): readonly SampleNode[] =>
  document.nodes.flatMap((node) => toSampleNode(document, node) ?? [])
