import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { LayerStatistics } from '@shared/looks/statistics'

/** What becomes of gradients on the way back from a loss. */
export interface FlowVerdict {
  readonly loss: string
  readonly kind: 'vanishes' | 'explodes' | 'steady'
  /** The first and the last hidden layer that learn. */
  readonly first: string
  readonly last: string
  /** What one layer makes of the gradient on the average: the factor from one learning layer to the one before. */
  readonly hop: number
  /** The gradient at the first of them as a part of that at the last. */
  readonly ratio: number
}

/** A change that counts: over the whole way, and for a layer. */
const WAY = 10
const HOP = 2

/** Nodes that lead to a node. */
function upstream({ nodes }: CheckedGraph, id: string): ReadonlySet<string> {
  const seen = new Set([id])
  for (const node of seen) for (const { source } of nodes[node]?.incoming ?? []) seen.add(source.node)
  return seen
}

/** Layers that lead to the same loss one after another. */
export function inChains(checked: CheckedGraph, layers: readonly LayerStatistics[]): readonly LayerStatistics[] {
  const losses = Object.values(checked.nodes).filter(({ item }) => item?.kind === 'loss')
  const before = losses.map(({ node }) => upstream(checked, node.id))
  const chain = ({ node }: LayerStatistics): number => before.findIndex((nodes) => nodes.has(node))
  return [...layers].sort((a, b) => chain(a) - chain(b))
}

/**
 * Compares the gradients at what comes out of the hidden layers, for each loss that at least two of them lead to. The answer's own gradient is left
 * out: it is the loss's.
 */
export function flowVerdicts(checked: CheckedGraph, layers: readonly LayerStatistics[]): readonly FlowVerdict[] {
  return Object.values(checked.nodes).flatMap(({ node, item }): FlowVerdict[] => {
    if (item?.kind !== 'loss') return []
    const before = upstream(checked, node.id)
    const hidden = layers.filter((layer) => before.has(layer.node) && layer.weight && layer.flow).slice(0, -1)
    const [first, last] = [hidden[0], hidden.at(-1)]
    if (!first?.flow || !last?.flow || first === last || last.flow.mean === 0) return []
    const ratio = first.flow.mean / last.flow.mean
    const hop = ratio ** (1 / (hidden.length - 1))
    const kind = ratio < 1 / WAY && hop < 1 / HOP ? 'vanishes' : ratio > WAY && hop > HOP ? 'explodes' : 'steady'
    return [{ loss: node.id, kind, first: first.node, last: last.node, hop, ratio }]
  })
}
