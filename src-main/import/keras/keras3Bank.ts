import type { H5, StoredArray } from '../files/openH5'
import type { ModelLayer } from './ModelGraph'
import type { WeightBank } from './takeWeights'

/** Parts of a layer that have its variables, in the order of its weights. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  SimpleRNN: ['cell'],
  GRU: ['cell'],
  LSTM: ['cell'],
  ConvLSTM2D: ['cell'],
  Bidirectional: ['forward_layer/cell', 'backward_layer/cell'],
  MultiHeadAttention: ['query_dense', 'key_dense', 'value_dense', 'output_dense'],
}
/** Where the layers lie: since Keras 3, and in the first files of this form. */
const ROOTS = ['layers', '_layer_checkpoint_dependencies']

/** The weights of a `.keras` file: by the place of each layer among those of its class, for names do not count there. */
export function keras3Bank(file: H5): WeightBank {
  const root = ROOTS.find((name) => file.has(name)) ?? 'layers'
  const placeOf = ({ place }: ModelLayer) =>
    place.replace(/(^|\/)layers\//g, (_all, start: string) => `${start}${root}/`)
  const variables = (path: string): StoredArray[] => {
    const found: StoredArray[] = []
    for (let i = 0; ; i++) {
      const array = file.array(`${path}/vars/${i}`)
      if (!array) return found
      found.push(array)
    }
  }
  return {
    of: (layer) => {
      const place = placeOf(layer)
      // The name that stands beside the variables is a check on the place.
      const told = file.text(`${place}/vars`, 'name')
      if (told !== undefined && !layer.names.includes(told)) return []
      return (PARTS[layer.words.className] ?? ['.']).flatMap((part) =>
        variables(part === '.' ? place : `${place}/${part}`),
      )
    },
  }
}
