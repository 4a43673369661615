import type { KerasLayerEntry } from '../KerasModel'
import type { Operation, OperationGraph } from './Operation'

/** Weights of a layer that lie together: names of ours, in the order of their numbers. */
interface Part {
  /** Path within the layer's group; empty: the layer itself. */
  readonly path: string
  readonly weights: readonly string[]
}

const CELLS = new Set(['SimpleRNN', 'LSTM', 'GRU', 'ConvLSTM2D'])
/** Layers inside an attention, by what its weights begin with. */
const PROJECTIONS = { query: 'query_dense', key: 'key_dense', value: 'value_dense', attention_output: 'output_dense' }

function partsOf({ className, weights }: KerasLayerEntry): readonly Part[] {
  if (CELLS.has(className)) return [{ path: 'cell', weights }]
  if (className === 'Bidirectional') {
    const half = weights.length / 2
    return [
      { path: 'forward_layer/cell', weights: weights.slice(0, half) },
      { path: 'backward_layer/cell', weights: weights.slice(half) },
    ]
  }
  if (className === 'MultiHeadAttention')
    return Object.entries(PROJECTIONS).map(([prefix, path]) => ({
      path,
      weights: weights.filter((weight) => weight.startsWith(`${prefix}_`)),
    }))
  return [{ path: '', weights }]
}

/** A class name as Keras's files have it: `SeparableConv2D` as `separable_conv2d`. */
const toGroupName = (className: string): string =>
  className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()

/** Where in a model's file the weights of a layer lie. */
export interface WeightGroup extends Part {
  readonly layer: KerasLayerEntry
}

/** Layers of a model with weights, and where these lie in `model.weights.h5`: named after the class and counted in Keras's order. */
export function weightGroups({ operations }: OperationGraph): readonly WeightGroup[] {
  const counts = new Map<string, number>()
  return operations.flatMap(({ layer, object }: Operation) => {
    // Functions are no layers.
    if (!object.module?.startsWith('keras.src.ops.')) {
      const name = toGroupName(object.class_name)
      const count = counts.get(name) ?? 0
      counts.set(name, count + 1)
      if (!layer) return []
      const base = `layers/${count === 0 ? name : `${name}_${count}`}`
      return partsOf(layer)
        .filter(({ weights }) => weights.length > 0)
        .map(({ path, weights }) => ({ layer, weights, path: path === '' ? base : `${base}/${path}` }))
    }
    return []
  })
}
