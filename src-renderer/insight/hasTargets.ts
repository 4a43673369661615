import { nodeItems } from '@shared/catalog/catalog'
import type { GraphDocument } from '@shared/graph/document'

/** Whether any loss or rule of a network compares its answers with something. */
export const hasTargets = ({ nodes, edges }: Pick<GraphDocument, 'nodes' | 'edges'>): boolean =>
  nodes.some(({ id, type }) => {
    const item = nodeItems.get(type)
    const [, second] = item?.kind === 'loss' ? item.inputs : []
    return second !== undefined && edges.some(({ target }) => target.node === id && target.port === second.name)
  })
