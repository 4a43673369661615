import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument } from '@shared/graph/document'
import { namedWeights } from './namedWeights'
import { freshWeights } from './WeightSource'

/** Tells the name that files of weights alone give a weight. */
export function weightNames(document: GraphDocument, checked: CheckedGraph): (node: string, weight: string) => string {
  const named = namedWeights(document, freshWeights(checked, document.training.seed))
  return (node, weight) => named.find((one) => one.node === node && one.weight === weight)?.name ?? `${node}/${weight}`
}
