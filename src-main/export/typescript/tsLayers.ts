import { isKerasItem } from '@shared/catalog/define/layer'
import type { ParamSpecs, ParamsOf } from '@shared/catalog/define/params'
import { toKeras } from '@shared/catalog/toKeras'
import type { ScriptLayer } from '../script/ScriptModel'
import { layerOptions } from './layerOptions'
import { activationOf, activationWord } from './tsActivation'
import { compute, customLayers } from './tsCustom'
import type { TsLayer } from './TsLayer'

/** Factories whose name is not that of the class with a small letter. */
const FACTORIES: Readonly<Record<string, string>> = {
  ConvLSTM2D: 'convLstm2d',
  Cropping2D: 'cropping2D',
  ELU: 'elu',
  GRU: 'gru',
  LSTM: 'lstm',
  LeakyReLU: 'leakyReLU',
  PReLU: 'prelu',
  ReLU: 'reLU',
  SimpleRNN: 'simpleRNN',
}
/** Classes of Keras that TensorFlow.js has. */
const HAS = new Set([
  ...['Dense', 'Conv1D', 'Conv2D', 'Conv3D', 'Conv2DTranspose', 'SeparableConv2D', 'DepthwiseConv2D', 'ConvLSTM2D'],
  ...['MaxPooling1D', 'MaxPooling2D', 'AveragePooling1D', 'AveragePooling2D', 'GlobalAveragePooling1D'],
  ...['GlobalAveragePooling2D', 'GlobalMaxPooling1D', 'GlobalMaxPooling2D', 'UpSampling2D', 'ZeroPadding2D'],
  ...['Cropping2D', 'Flatten', 'Reshape', 'Permute', 'RepeatVector', 'Dropout', 'SpatialDropout1D', 'GaussianNoise'],
  ...['GaussianDropout', 'BatchNormalization', 'LayerNormalization', 'Embedding', 'SimpleRNN', 'LSTM', 'GRU', 'Add'],
  ...['Multiply', 'Average', 'Maximum', 'Minimum', 'Concatenate', 'Dot', 'PReLU', 'Rescaling'],
])

const factory = (className: string): string =>
  FACTORIES[className] ??
  (className.charAt(0).toLowerCase() + className.slice(1)).replace(/\dD/, (end) => end.toLowerCase())

const call = (className: string, options: readonly string[]): TsLayer['make'] => {
  const name = `tf.layers.${factory(className)}`
  return (title) => `${name}({ ${[`name: ${title}`, ...options].join(', ')} })`
}

/** A recurrent layer that reads from both ends. */
function bidirectional(config: Readonly<Record<string, unknown>>, trainable: readonly string[]): TsLayer | null {
  const { layer, merge_mode } = config
  if (!isKerasItem(layer) || layer.config['reset_after'] === true || !HAS.has(layer.className)) return null
  const inner = layerOptions(layer.className, layer.config)
  if (!inner) return null
  const cell = `tf.layers.${factory(layer.className)}({ ${inner.join(', ')} })`
  const merged = merge_mode === 'concat' ? [] : [`mergeMode: ${JSON.stringify(merge_mode)}`]
  return {
    make: (name) =>
      `tf.layers.bidirectional({ ${[`name: ${name}`, `layer: ${cell} as tf.RNN`, ...merged, ...trainable].join(', ')} })`,
  }
}

/** A layer that TensorFlow.js has. */
function standard({ item, params, inputs, outputs, trainable, weights }: ScriptLayer): TsLayer | null {
  if (item.kind !== 'layer') return null
  const keras = toKeras(item, params as ParamsOf<ParamSpecs>, inputs)
  if (!keras) return null
  const { className, config } = keras
  const frozen = trainable || Object.keys(weights).length === 0 ? [] : ['trainable: false']
  if (className === 'Bidirectional') return bidirectional(config, frozen)
  if (!HAS.has(className) || config['padding'] === 'causal' || config['interpolation'] === 'bilinear') return null
  // Its recurrent layers read masks otherwise.
  if (config['mask_zero'] === true || className === 'Masking') return null
  // It computes no gradients of dilated windows.
  if ([config['dilation_rate'] ?? 1].flat().some((rate) => rate !== 1)) return null
  if (config['reset_after'] === true || Number(config['groups'] ?? 1) > 1) return null
  const [x = []] = inputs
  const [shape = []] = Object.values(outputs)
  if (className === 'Flatten' && x.length < 2) return { make: call('Activation', ["activation: 'linear'"]) }
  const { activation, ...rest } = className === 'Reshape' ? { target_shape: shape, activation: undefined } : config
  const word = activation === undefined ? undefined : activationWord(params['activation'])
  const usual = word === undefined || word === 'linear' || (word === 'tanh' && /RNN|LSTM|GRU/.test(className))
  const written = layerOptions(className, rest)
  if (!written) return null
  const [size, ...more] = written
  // What it makes, then its activation, then the rest.
  const said = usual ? written : [...(size === undefined ? [] : [size]), `activation: '${word}'`, ...more]
  const make = call(className, [...said, ...frozen])
  if (activation === undefined || word !== undefined) return { make }
  const then = activationOf(params['activation'])
  return then ? { make, then: (name) => compute(name, shape, `(x) => ${then}`) } : null
}

/** A layer in the words of TensorFlow.js; `null`: it has none like it. */
export function tsLayer(layer: ScriptLayer): TsLayer | null {
  const { item, params, outputs } = layer
  if (item.kind === 'layer') {
    const own = customLayers[item.id]
    if (!own) return standard(layer)
    return own(layer) ?? (item.id === 'gru' || item.id === 'upSampling2d' ? standard(layer) : null)
  }
  const choice = { type: item.id, params }
  const word = activationWord(choice)
  if (word) return { make: call('Activation', [`activation: '${word}'`]) }
  const [shape = []] = Object.values(outputs)
  const write = activationOf(choice)
  return write ? { make: (name) => compute(name, shape, `(x) => ${write}`) } : null
}
