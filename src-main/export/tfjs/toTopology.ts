import { isKerasItem } from '@shared/catalog/define/layer'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { KerasCall, KerasLayerEntry, KerasModel, TensorName } from '../keras/KerasModel'

type Config = Readonly<Record<string, unknown>>
interface TfjsLayer {
  readonly class_name: string
  readonly config: Config
}
/** A value in a topology: layer, which of its calls, which of that call's outputs. */
type Place = readonly [string, number, 0]

/** TensorFlow.js has names of its own for a few things. */
const CLASSES: Readonly<Record<string, string>> = { LecunNormal: 'LeCunNormal' }
const toPascal = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

function toTfjsConfig(className: string, config: Config): Config {
  const entries = Object.entries(config).flatMap(([key, value]) => {
    // What shapes training only says nothing about a network that has been trained.
    if (/_(regularizer|constraint)$/.test(key)) return []
    if (key === 'negative_slope') return [['alpha', value]]
    if (key === 'activation' && value === 'silu') return [[key, 'swish']]
    if (key.endsWith('_initializer')) {
      // The weights are in the file: how they began is told where no parameter is needed to tell it.
      const name = typeof value === 'string' && value !== 'constant' ? toPascal(value) : 'Zeros'
      return [[key, { class_name: CLASSES[name] ?? name, config: {} }]]
    }
    return [[key, value]]
  })
  const windowed = /[23]D(Transpose)?$/.test(className)
  return { ...Object.fromEntries(entries), ...(windowed && { data_format: 'channels_last' }) }
}

/**
 * A layer as TensorFlow.js knows it: it has no activation strings for activations with parameters, so these become a layer that
 * follows; and it flattens only what has more than one axis.
 */
function toTfjsLayers(entry: KerasLayerEntry): readonly [TfjsLayer, ...TfjsLayer[]] {
  const { name, className, trainable } = entry
  const common = { name, trainable, dtype: 'float32' }
  const { activation, ...rest } = entry.config
  if (className === 'Flatten' && entry.inputRank < 2)
    return [{ class_name: 'Activation', config: { ...common, activation: 'linear' } }]
  // Its Reshape does not tell the layers after it what a -1 stands for.
  if (className === 'Reshape')
    return [{ class_name: className, config: { ...common, target_shape: entry.outputShape } }]
  if (className === 'ELU' && entry.config['alpha'] !== 1) {
    // Its ELU knows alpha = 1 only; a slope of alpha on the negative side of that one is the same function.
    const slope = {
      class_name: 'LeakyReLU',
      config: { name: `${name}_alpha`, trainable, alpha: entry.config['alpha'] },
    }
    return [{ class_name: 'ELU', config: common }, slope]
  }
  if (activation === 'hard_sigmoid') {
    // Its hard sigmoid has the slope 0.2, and this one 1/6.
    const slope = { class_name: 'Rescaling', config: { ...common, scale: 5 / 6, offset: 0 } }
    const gate = { class_name: 'Activation', config: { ...common, name: `${name}_gate`, activation: 'hardSigmoid' } }
    if (className === 'Activation') return [slope, gate]
    const sums = {
      class_name: className,
      config: { ...common, ...toTfjsConfig(className, rest), activation: 'linear' },
    }
    return [sums, { ...slope, config: { ...slope.config, name: `${name}_slope` } }, gate]
  }
  if (!isKerasItem(activation))
    return [{ class_name: className, config: { ...common, ...toTfjsConfig(className, entry.config) } }]
  const second = `${name}_${activation.className.toLowerCase()}`
  return [
    { class_name: className, config: { ...common, ...toTfjsConfig(className, rest), activation: 'linear' } },
    ...toTfjsLayers({ ...entry, ...activation, name: second }),
  ]
}

const inputLayer = (name: string, { shape, dtype }: TensorType) => ({
  class_name: 'InputLayer',
  name,
  inbound_nodes: [],
  config: { batch_input_shape: [null, ...shape], dtype, sparse: false, name },
})

/** The functional model as TensorFlow.js's `model.json` writes it, under `modelTopology`. */
export function toTopology(model: KerasModel) {
  const places = new Map<TensorName, Place>(model.inputs.map(({ name }) => [name, [name, 0, 0]]))
  const entries = new Map(model.layers.map((entry) => [entry.name, toTfjsLayers(entry)]))
  const inbound = new Map<string, (readonly (readonly [string, number, 0, object])[])[]>()
  const add = (layer: string, from: readonly Place[]): Place => {
    const calls = inbound.get(layer) ?? []
    calls.push(from.map((place) => [...place, {}] as const))
    inbound.set(layer, calls)
    return [layer, calls.length - 1, 0]
  }
  const carryOut = ({ layer, inputs, output }: KerasCall) => {
    const from = inputs.map((name): Place => places.get(name) ?? [name, 0, 0])
    const [first, ...more] = entries.get(layer) ?? []
    if (!first) return
    const place = more.reduce((before, { config }) => add(String(config['name']), [before]), add(layer, from))
    places.set(output, place)
  }
  model.calls.forEach(carryOut)
  const layers = [...entries.values()].flat().map((layer) => {
    const name = String(layer.config['name'])
    return { ...layer, name, inbound_nodes: inbound.get(name) ?? [] }
  })
  return {
    class_name: 'Model',
    config: {
      name: model.name,
      layers: [...model.inputs.map(({ name, type }) => inputLayer(name, type)), ...layers],
      input_layers: model.inputs.map(({ name }): Place => [name, 0, 0]),
      output_layers: model.outputs.map(({ tensor }): Place => places.get(tensor) ?? [tensor, 0, 0]),
    },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  }
}
