import type { KerasWords } from './kerasWords'

const ACTIVATIONS: Readonly<Record<string, string | KerasWords>> = {
  swish: 'silu',
  leaky_relu: { className: 'LeakyReLU', config: { negative_slope: 0.2 } },
  hardsigmoid: 'hard_sigmoid',
}

/** Initializers that Keras builds on one class, by scale, mode and distribution. */
const SCALED: Readonly<Record<string, string>> = {
  '1 fanavg uniform': 'GlorotUniform',
  '1 fanavg normal': 'GlorotNormal',
  '2 fanin uniform': 'HeUniform',
  '2 fanin normal': 'HeNormal',
  '1 fanin uniform': 'LecunUniform',
  '1 fanin normal': 'LecunNormal',
}

const plain = (value: unknown): string =>
  String(value)
    .toLowerCase()
    .replace(/_|truncated/g, '')

const snake = (word: string): string => word.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()

/** An activation's word as Keras 3 writes it: older files and TensorFlow.js have others. */
export function activationWord(word: string | KerasWords): string | KerasWords {
  if (typeof word !== 'string') {
    if (word.className !== 'LeakyReLU' || !('alpha' in word.config)) return word
    const { alpha, ...config } = word.config
    return { className: 'LeakyReLU', config: { ...config, negative_slope: alpha } }
  }
  const name = snake(word)
  return ACTIVATIONS[name] ?? name
}

/** An initializer as Keras 3 writes it. */
export function initializerWord(word: string | KerasWords): string | KerasWords {
  if (typeof word === 'string') return snake(word)
  if (word.className !== 'VarianceScaling') return word
  const { scale, mode, distribution } = word.config
  const className = SCALED[`${String(scale)} ${plain(mode)} ${plain(distribution)}`]
  return className === undefined ? word : { className, config: {} }
}

const LOSSES: Readonly<Record<string, string>> = {
  mse: 'MeanSquaredError',
  mae: 'MeanAbsoluteError',
  kld: 'KLDivergence',
  kullbackleiblerdivergence: 'KLDivergence',
}

/** A loss that was told by the name of its function, as an object of a class; case and underscores do not count. */
export const lossWords = (name: string): KerasWords => {
  const bare = name.toLowerCase().replace(/_/g, '')
  return { className: LOSSES[bare] ?? bare, config: {} }
}
