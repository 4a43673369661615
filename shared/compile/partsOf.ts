import { catalog } from '../catalog/catalog'
import type { GraphDocument } from '../graph/document'

/** Fewest rows worth a part of their own. */
export const FEWEST_ROWS = 8

/**
 * Parts that the batches of a network are cut into where so many can be worked on side by side: more than one where its layers say that
 * they are faster so, as many as rows are enough for.
 */
export function partsOf({ nodes, training }: GraphDocument, parallel: number): number {
  if (!nodes.some(({ type }) => catalog.layers.get(type)?.splitsBatch === true)) return 1
  return Math.max(1, Math.min(parallel, Math.floor(training.batchSize / FEWEST_ROWS)))
}
