import type { StoredArray } from '../files/openH5'
import type { ModelLayer } from './ModelGraph'
import type { WeightBank } from './takeWeights'

/** An array with the words of its name: `seq/dense/kernel:0`. */
export interface NamedArray extends StoredArray {
  readonly words: readonly string[]
}

/** Names that a layer's weights may carry: of a layer for both directions, its two ways. */
const namesOf = ({ names }: ModelLayer): readonly string[] =>
  names.flatMap((name) => [name, `forward_${name}`, `backward_${name}`])

/** The weights of files in which every array has a name with its layer's in it, in the order of the model. */
export function namedBank(arrays: readonly NamedArray[]): WeightBank {
  const byWord = new Map<string, NamedArray[]>()
  for (const array of arrays)
    for (const word of new Set(array.words)) byWord.set(word, [...(byWord.get(word) ?? []), array])
  return {
    of: (layer) => {
      const own = new Set(namesOf(layer).flatMap((name) => byWord.get(name) ?? []))
      const found = arrays.filter((array) => own.has(array))
      // The same name may stand in two nested models.
      const within = found.filter(({ words }) => layer.models.every((model) => words.includes(model)))
      return within.length > 0 ? within : found
    },
  }
}
