import type { TensorType } from '../../catalog/define/tensorType'
import type { PortRef } from '../../graph/document'
import type { CheckContext } from '../checkContext'

/** An output whose type is known. */
export interface TypedOutput {
  readonly ref: PortRef
  readonly type: TensorType
}

/** Outputs of nodes of these kinds, those that no edge leaves first, then nearest first as seen from a place on the canvas. */
export function outputsNear(
  context: CheckContext,
  kinds: readonly string[],
  near: { readonly x: number; readonly y: number },
  which: 'free' | 'all',
): TypedOutput[] {
  const found: { at: TypedOutput; distance: number; used: boolean }[] = []
  for (const { node, item, outputs } of context.nodes.values()) {
    if (!item || !kinds.includes(item.kind)) continue
    const used = new Set((context.graph.outgoing.get(node.id) ?? []).map((edge) => edge.source.port))
    for (const [port, type] of Object.entries(outputs)) {
      if (which === 'free' && used.has(port)) continue
      const distance = Math.hypot(node.position.x - near.x, node.position.y - near.y)
      found.push({ at: { ref: { node: node.id, port }, type }, distance, used: used.has(port) })
    }
  }
  return found.sort((a, b) => Number(a.used) - Number(b.used) || a.distance - b.distance).map(({ at }) => at)
}
