import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { LayerStatistics } from '@shared/looks/statistics'
import { lossesOf, upstream } from '../upstream'

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

/** Layers that lead to the same loss one after another. */
export function inChains(checked: CheckedGraph, layers: readonly LayerStatistics[]): readonly LayerStatistics[] {
  const before = lossesOf(checked).map((loss) => upstream(checked, loss))
  const chain = ({ node }: LayerStatistics): number => before.findIndex((nodes) => nodes.has(node))
  return [...layers].sort((a, b) => chain(a) - chain(b))
}

/**
 * Compares the gradients at what comes out of the hidden layers, for each loss that at least two of them lead to. The answer's own gradient is left
 * out: it is the loss's.
 */
export function flowVerdicts(checked: CheckedGraph, layers: readonly LayerStatistics[]): readonly FlowVerdict[] {
  return lossesOf(checked).flatMap((loss): FlowVerdict[] => {
    const before = upstream(checked, loss)
    const hidden = layers.filter((layer) => before.has(layer.node) && layer.weight && layer.flow).slice(0, -1)
    const [first, last] = [hidden[0], hidden.at(-1)]
    if (!first?.flow || !last?.flow || first === last || last.flow.mean === 0) return []
    const ratio = first.flow.mean / last.flow.mean
    const hop = ratio ** (1 / (hidden.length - 1))
    const kind = ratio < 1 / WAY && hop < 1 / HOP ? 'vanishes' : ratio > WAY && hop > HOP ? 'explodes' : 'steady'
    return [{ loss, kind, first: first.node, last: last.node, hop, ratio }]
  })
}
