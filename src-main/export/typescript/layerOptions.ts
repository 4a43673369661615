import { isKerasItem } from '@shared/catalog/define/layer'

type Config = Readonly<Record<string, unknown>>

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Options that TensorFlow.js takes by itself when nothing is said. */
const USUAL: Config = {
  activation: 'linear',
  use_bias: true,
  kernel_initializer: 'glorot_uniform',
  bias_initializer: 'zeros',
  padding: 'valid',
  groups: 1,
  recurrent_initializer: 'orthogonal',
  return_sequences: false,
  go_backwards: false,
  unit_forget_bias: true,
  mask_zero: false,
  embeddings_initializer: 'random_uniform',
  depth_multiplier: 1,
  depthwise_initializer: 'glorot_uniform',
  pointwise_initializer: 'glorot_uniform',
  alpha_initializer: 'zeros',
  center: true,
  scale: true,
  interpolation: 'nearest',
  normalize: false,
  offset: 0,
}
const OFTEN: Readonly<Record<string, Config>> = {
  BatchNormalization: { momentum: 0.99, epsilon: 0.001 },
  LayerNormalization: { epsilon: 0.001 },
  Concatenate: { axis: -1 },
  SimpleRNN: { activation: 'tanh' },
  LSTM: { activation: 'tanh' },
  GRU: { activation: 'tanh' },
  ConvLSTM2D: { activation: 'tanh' },
  Rescaling: { scale: undefined },
}
const ACTIVATIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['linear', 'relu', 'tanh', 'sigmoid', 'softmax', 'elu', 'selu', 'softplus', 'gelu'].map((word) => [word, word]),
  ),
  silu: 'swish',
}
const REGULARIZERS: Readonly<Record<string, string>> = { L1: 'l1', L2: 'l2', L1L2: 'l1l2' }
const SQUARE = new Set(['kernel_size', 'pool_size', 'strides'])

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const literal = (value: unknown): string => JSON.stringify(value)
const object = (config: Config): string =>
  Object.keys(config).length === 0
    ? '{}'
    : `{ ${Object.entries(config)
        .map(([key, value]) => `${camel(key)}: ${literal(value)}`)
        .join(', ')} }`

/** An initializer in Keras's words as TensorFlow.js has it: a word, or a call. */
export function initializerCode(value: unknown): string {
  if (!isKerasItem(value)) return literal(camel(String(value)).replace('lecun', 'leCun'))
  const name = value.className.charAt(0).toLowerCase() + value.className.slice(1)
  return `tf.initializers.${name.replace('lecun', 'leCun')}(${object(value.config)})`
}

/** An initializer as an object of TensorFlow.js, which classes of a script are given. */
export function initializerObject(value: unknown): string {
  const written = initializerCode(value)
  if (!written.startsWith('"')) return written
  const word = written.slice(1, -1)
  return `tf.initializers.${word}(${word === 'zeros' || word === 'ones' ? '' : '{}'})`
}

function regularizer(value: unknown): string | null {
  if (!isKerasItem(value)) return null
  const name = REGULARIZERS[value.className]
  return name === undefined ? null : `tf.regularizers.${name}(${object(value.config)})`
}

/** Strides that say nothing: a window steps over itself, a kernel by one. */
const usualStrides = (key: string, value: unknown, config: Config): boolean =>
  (key === 'strides' && 'pool_size' in config && same(value, config['pool_size'])) ||
  ((key === 'strides' || key === 'dilation_rate') &&
    !('pool_size' in config) &&
    [value].flat().every((one) => one === 1))

function option(key: string, value: unknown): string | null {
  const name = key === 'negative_slope' ? 'alpha' : camel(key)
  if (key.endsWith('_initializer')) return `${name}: ${initializerCode(value)}`
  if (key.endsWith('activation')) {
    const word = ACTIVATIONS[String(value)]
    return word === undefined ? null : `${name}: '${word}'`
  }
  if (key.endsWith('_regularizer')) {
    const written = regularizer(value)
    return written && `${name}: ${written}`
  }
  if (isKerasItem(value)) return null
  const sizes: readonly unknown[] = Array.isArray(value) ? value : []
  const short = SQUARE.has(key) && sizes.length > 0 && sizes.every((one) => one === sizes[0])
  return `${name}: ${literal(short ? sizes[0] : value)}`
}

/** Options of a layer of TensorFlow.js from Keras's, those left out that it takes by itself; `null`: something in it is unknown there. */
export function layerOptions(className: string, config: Config): string[] | null {
  const usual = { ...USUAL, ...OFTEN[className] }
  const found: string[] = []
  for (const [key, value] of Object.entries(config)) {
    // TensorFlow.js keeps no constraints while it trains; the script tells that they are left out.
    if (key === 'reset_after' || key.endsWith('_constraint') || value === null || same(value, usual[key])) continue
    if (usualStrides(key, value, config)) continue
    const written = option(key, value)
    if (written === null) return null
    found.push(written)
  }
  return found
}
