import { catalog } from '../catalog/catalog'
import type { GraphDocument } from '../graph/document'

/** Whether a network trains faster with its batches cut into parts that processors work on side by side, by what its layers say. */
export function splitsBatch({ nodes }: GraphDocument): boolean {
  const items = nodes.map(({ type }) => catalog.layers.get(type))
  return items.some((item) => item?.splitsBatch) && !items.some((item) => item?.wholeBatch)
}
