import { sizeOf } from '@shared/catalog/define/tensorType'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { Language } from '@shared/language'
import type { Feature } from '@shared/looks/planeOutputs'
import { featureTitles } from '../../data/featureTitles'

/** What features are called: as columns of their table, or, where a number has a port of its own, as the port. */
export function featureNames(
  { nodes }: CheckedGraph,
  features: readonly Feature[],
  language: Language,
): readonly string[] {
  return features.map(({ node, port, at }) => {
    const data = nodes[node]
    const size = sizeOf(data?.outputs[port]?.shape ?? [])
    return (data && size > 1 && featureTitles(data.node, size, language)[at]) || port
  })
}
