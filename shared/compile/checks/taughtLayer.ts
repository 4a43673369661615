import type { CheckContext, LossNode } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'

/** The layer that is wired to the first port of a rule; `undefined`: none, or the node is a loss of another kind. */
export function taughtLayer({ nodes }: CheckContext, { item, incoming }: LossNode): CheckedNode | undefined {
  const [port] = item.rule ? item.inputs : []
  const edge = port && incoming.find(({ target }) => target.port === port.name)
  return edge && nodes.get(edge.source.node)
}
