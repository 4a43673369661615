import { isKerasItem, type KerasLayer } from '@shared/catalog/define/layer'
import { keywords, pythonClass, pythonValue } from './pythonValue'

interface Signature {
  /** Arguments given without a name, as the manual shows them. */
  readonly positional: readonly string[]
  /** What Keras takes when nothing is said, so that scripts say only what matters. */
  readonly defaults: Readonly<Record<string, unknown>>
}

const weighted = {
  activation: 'linear',
  use_bias: true,
  kernel_initializer: 'glorot_uniform',
  bias_initializer: 'zeros',
}
const convolution = { ...weighted, padding: 'valid' }
const apart = { depth_multiplier: 1, depthwise_initializer: 'glorot_uniform', pointwise_initializer: 'glorot_uniform' }
const pool: Signature = { positional: ['pool_size'], defaults: { padding: 'valid' } }
const recurrent: Signature = {
  positional: ['units'],
  defaults: {
    ...weighted,
    activation: 'tanh',
    recurrent_activation: 'sigmoid',
    recurrent_initializer: 'orthogonal',
    return_sequences: false,
    go_backwards: false,
    unit_forget_bias: true,
    reset_after: true,
  },
}
const SIGNATURES: Readonly<Record<string, Signature>> = {
  Dense: { positional: ['units'], defaults: weighted },
  Conv1D: {
    positional: ['filters', 'kernel_size'],
    defaults: { ...convolution, strides: [1], dilation_rate: [1], groups: 1 },
  },
  Conv2D: {
    positional: ['filters', 'kernel_size'],
    defaults: { ...convolution, strides: [1, 1], dilation_rate: [1, 1], groups: 1 },
  },
  Conv3D: { positional: ['filters', 'kernel_size'], defaults: { ...convolution, strides: [1, 1, 1] } },
  Conv2DTranspose: { positional: ['filters', 'kernel_size'], defaults: { ...convolution, strides: [1, 1] } },
  SeparableConv2D: { positional: ['filters', 'kernel_size'], defaults: { ...convolution, ...apart, strides: [1, 1] } },
  DepthwiseConv2D: { positional: ['kernel_size'], defaults: { ...convolution, ...apart, strides: [1, 1] } },
  MaxPooling1D: pool,
  AveragePooling1D: pool,
  UpSampling1D: { positional: ['size'], defaults: {} },
  UpSampling2D: { positional: ['size'], defaults: { interpolation: 'nearest' } },
  ZeroPadding2D: { positional: ['padding'], defaults: {} },
  Cropping2D: { positional: ['cropping'], defaults: {} },
  Permute: { positional: ['dims'], defaults: {} },
  RepeatVector: { positional: ['n'], defaults: {} },
  Rescaling: { positional: ['scale'], defaults: { offset: 0 } },
  Dot: { positional: ['axes'], defaults: { normalize: false } },
  Lambda: { positional: ['function'], defaults: {} },
  SpatialDropout1D: { positional: ['rate'], defaults: {} },
  SpatialDropout2D: { positional: ['rate'], defaults: {} },
  SpatialDropout3D: { positional: ['rate'], defaults: {} },
  GaussianNoise: { positional: ['stddev'], defaults: {} },
  GaussianDropout: { positional: ['rate'], defaults: {} },
  DropConnect: { positional: ['units', 'rate'], defaults: weighted },
  NoisyDense: { positional: ['units', 'stddev'], defaults: weighted },
  SumNode: { positional: ['units'], defaults: { domain: 'linear', kernel_initializer: 'random_normal' } },
  ProductNode: { positional: ['group_size'], defaults: { domain: 'linear' } },
  Part: { positional: ['start', 'size'], defaults: {} },
  RareActivity: { positional: ['kl', 'rho'], defaults: { l1: 0, l2: 0 } },
  Sampling: { positional: ['kl_weight'], defaults: {} },
  TiedDense: { positional: ['units', 'tied_to'], defaults: weighted },
  Cellular: {
    positional: ['feedback', 'control'],
    defaults: { bias: 0, size: 3, corners: true, starts_full: false, steps: 20, step_size: 0.2 },
  },
  TuringMachine: { positional: ['units'], defaults: { ...weighted, return_sequences: true } },
  TimeEmbedding: { positional: ['size'], defaults: { scale: 1000 } },
  RandomFlip: { positional: ['mode'], defaults: {} },
  RandomTranslation: { positional: ['height_factor', 'width_factor'], defaults: { fill_mode: 'reflect' } },
  RandomRotation: { positional: ['factor'], defaults: { fill_mode: 'reflect' } },
  RandomZoom: { positional: ['height_factor'], defaults: { fill_mode: 'reflect' } },
  RandomCrop: { positional: ['height', 'width'], defaults: {} },
  MaxPooling2D: pool,
  AveragePooling2D: pool,
  SimpleRNN: recurrent,
  LSTM: recurrent,
  GRU: recurrent,
  ConvLSTM2D: {
    positional: ['filters', 'kernel_size'],
    defaults: { ...recurrent.defaults, strides: [1, 1], padding: 'valid' },
  },
  Bidirectional: { positional: ['layer'], defaults: { merge_mode: 'concat' } },
  Jordan: {
    positional: ['units', 'hidden_units'],
    defaults: {
      ...weighted,
      hidden_activation: 'tanh',
      recurrent_initializer: 'glorot_uniform',
      return_sequences: true,
    },
  },
  TreeCell: {
    positional: [],
    defaults: { ...weighted, activation: 'tanh', use_tensor: true, return_nodes: false },
  },
  Dropout: { positional: ['rate'], defaults: {} },
  Reshape: { positional: ['target_shape'], defaults: {} },
  Activation: { positional: ['activation'], defaults: {} },
  BatchNormalization: { positional: [], defaults: { momentum: 0.99, epsilon: 0.001, center: true, scale: true } },
  LayerNormalization: { positional: [], defaults: { epsilon: 0.001, center: true, scale: true } },
  Embedding: {
    positional: ['input_dim', 'output_dim'],
    defaults: { embeddings_initializer: 'random_uniform', mask_zero: false },
  },
  PositionalEncoding: { positional: [], defaults: { max_wavelength: 10_000 } },
  MultiHeadAttention: { positional: ['num_heads', 'key_dim'], defaults: { ...weighted, dropout: 0 } },
  Concatenate: { positional: [], defaults: { axis: -1 } },
}
const SQUARE = new Set(['kernel_size', 'pool_size', 'strides', 'dilation_rate', 'size'])

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
/** `(5, 5)` is written `5`, as people do. */
const shorten = (key: string, value: unknown): unknown =>
  SQUARE.has(key) && Array.isArray(value) && value.every((one) => one === value[0]) ? value[0] : value

/** A value as an argument; a layer inside another as a call of its own. */
const argument = (key: string, value: unknown): string => {
  if (!isKerasItem(value)) return pythonValue(shorten(key, value))
  const { className, args } = layerCall({ ...value, trainable: true })
  return `${className}(${args.join(', ')})`
}

/** Class and arguments of a layer: `layers.Conv2D` with `6`, `5`, `padding="same"`. */
export function layerCall({ className, config, trainable }: KerasLayer & { readonly trainable: boolean }): {
  readonly className: string
  readonly args: readonly string[]
} {
  const { positional, defaults } = SIGNATURES[className] ?? { positional: [], defaults: {} }
  const first = positional.filter((key) => key in config).map((key) => argument(key, config[key]))
  const rest = Object.entries(config).filter(
    ([key, value]) =>
      !positional.includes(key) &&
      !same(value, defaults[key]) &&
      !(key === 'strides' && same(value, config['pool_size'])),
  )
  const named = keywords(Object.fromEntries(rest.map(([key, value]) => [key, shorten(key, value)])))
  return {
    className: pythonClass({ className }),
    args: [...first, ...named, ...(trainable ? [] : ['trainable=False'])],
  }
}
