import type { ExportSource } from '../../defineExporter'
import type { OperationGraph } from './Operation'
import { rateOf } from './compileConfig'
import type { Hdf5Dataset } from './writeHdf5'

/** What Keras's optimizers remember, in our names: in `each`, of one weight after another; in `all`, of all weights, then the next of all. */
const SLOTS: Readonly<Record<string, { readonly by: 'each' | 'all'; readonly slots: readonly string[] }>> = {
  sgd: { by: 'each', slots: [] },
  momentum: { by: 'each', slots: ['velocity'] },
  adam: { by: 'each', slots: ['momentum', 'velocity'] },
  adamw: { by: 'each', slots: ['momentum', 'velocity'] },
  rmsprop: { by: 'all', slots: ['velocity', 'momentum', 'average'] },
}

interface Learner {
  readonly node: string
  readonly weight: string
}

/** Weights that Keras's optimizer changes, in its order. */
const learnersOf = ({ operations }: OperationGraph, { weights }: ExportSource): readonly Learner[] =>
  operations.flatMap(({ layer }) => {
    if (!layer?.trainable || layer.node === undefined) return []
    const { node } = layer
    const learns = layer.weights.filter((weight) => weights.all[node]?.[weight]?.trainable)
    return learns.map((weight) => ({ node, weight }))
  })

/**
 * The variables of the optimizer, in Keras's order: updates done, learning rate, and what it remembers of the weights. `undefined`: there is
 * nothing to go on from, or no way to tell Keras.
 */
export function optimizerState(graph: OperationGraph, source: ExportSource): readonly Hdf5Dataset[] | undefined {
  const { document, weights } = source
  const { optimizer } = weights
  const known = SLOTS[document.training.optimizer.type]
  if (!optimizer || !known || document.training.phases?.length) return undefined
  const learners = learnersOf(graph, source)
  // Which of these it has depends on its settings.
  const slots = known.slots.filter((slot) => learners.some(({ node, weight }) => optimizer.has(slot, node, weight)))
  const pairs =
    known.by === 'each'
      ? learners.flatMap((learner) => slots.map((slot) => ({ ...learner, slot })))
      : slots.flatMap((slot) => learners.map((learner) => ({ ...learner, slot })))
  if (!pairs.every(({ slot, node, weight }) => optimizer.has(slot, node, weight))) return undefined
  if (known.slots.length > 0 && learners.length > 0 && slots.length === 0) return undefined
  return [
    { shape: [], read: async () => BigInt64Array.of(BigInt(await optimizer.steps())) },
    { shape: [], read: () => Promise.resolve(Float32Array.of(rateOf(document))) },
    ...pairs.map(({ slot, node, weight }) => ({
      shape: weights.all[node]?.[weight]?.shape ?? [],
      read: () => optimizer.read(slot, node, weight),
    })),
  ]
}
