import { catalog } from '../catalog/catalog'
import type { GraphDocument } from '../graph/document'

/** Fewest rows worth a part of their own. */
export const FEWEST_ROWS = 8

/** Whether a network trains faster with its batches cut into so many parts that are worked on side by side: its layers say so, and rows are enough. */
export function splitsBatch({ nodes, training }: GraphDocument, parts: number): boolean {
  return (
    training.batchSize >= FEWEST_ROWS * parts &&
    nodes.some(({ type }) => catalog.layers.get(type)?.splitsBatch === true)
  )
}
