import type { TensorType } from '../../catalog/define/tensorType'
import type { PortRef } from '../../graph/document'
import type { CheckContext } from '../checkContext'

/** An output with its type; `null`: not known yet, as of a layer that nothing feeds. */
export interface TypedOutput {
  readonly ref: PortRef
  readonly type: TensorType | null
  /** No edge leaves it. */
  readonly free: boolean
}

/** Outputs of nodes of these kinds, those that no edge leaves first, then nearest first as seen from a place on the canvas. */
export function outputsNear(
  context: CheckContext,
  kinds: readonly string[],
  near: { readonly x: number; readonly y: number },
): TypedOutput[] {
  const found: (TypedOutput & { distance: number })[] = []
  for (const { node, item, outputs } of context.nodes.values()) {
    if (!item || !kinds.includes(item.kind)) continue
    const used = new Set((context.graph.outgoing.get(node.id) ?? []).map((edge) => edge.source.port))
    const distance = Math.hypot(node.position.x - near.x, node.position.y - near.y)
    for (const { name } of item.outputs) {
      const type = Object.hasOwn(outputs, name) ? (outputs[name] ?? null) : null
      const free = !used.has(name)
      // A data set may have a port that it does not fill.
      if (type || (free && item.kind !== 'dataset'))
        found.push({ ref: { node: node.id, port: name }, type, free, distance })
    }
  }
  return found.sort((a, b) => Number(b.free) - Number(a.free) || a.distance - b.distance)
}
