import type { TensorType } from '@shared/catalog/define/tensorType'
import { fail, ok, problem, type Result } from '@shared/result'
import { isChain, outputOf, type ScriptCall, type ScriptLayer, type ScriptModel } from '../script/ScriptModel'
import { createIdentifiers } from './identifiers'
import type { TsLayer } from './TsLayer'
import { tsLayer } from './tsLayers'

export interface TsNetwork {
  /** What makes `model`. */
  readonly code: string
  /** Layers that keep a loss of their own, by name. */
  readonly lossy: readonly string[]
}

const text = (value: string): string => JSON.stringify(value)
const inputOptions = ({ shape, dtype }: TensorType): string =>
  `shape: [${shape.join(', ')}]${dtype === 'int32' ? ", dtype: 'int32'" : ''}`
const list = (names: readonly string[]): string => (names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`)

const missing = (layer: ScriptLayer) =>
  problem('layerNotInFormat', `TensorFlow.js cannot hold the layer “${layer.name}” (${layer.item.id}).`, {
    name: layer.name,
    layer: layer.item.id,
    format: 'TensorFlow.js',
  })

type Layers = ReadonlyMap<ScriptLayer, TsLayer>

/** What makes a layer of a chain, and the layer of its activation where that is one of its own. */
function makes(layer: ScriptLayer, layers: Layers, find: (name: string) => string): string[] {
  const written = layers.get(layer)
  if (!written) return []
  const then = written.then?.(text(`${layer.name}_activation`))
  return [written.make(text(layer.name), find), ...(then ? [then] : [])]
}

function sequential({ name, inputs, calls }: ScriptModel, layers: Layers): string {
  const [input] = inputs
  const entrance = input ? inputOptions(input.type).replace('shape', 'inputShape') : ''
  const all = calls.flatMap(({ layer }) => makes(layer, layers, String))
  return `const model = tf.sequential({\nname: ${text(name)},\nlayers: [\ntf.layers.inputLayer({ ${entrance} }),\n${all.join(',\n')},\n],\n})`
}

function functional(model: ScriptModel, layers: Layers, id: (name: string) => string): string {
  const { name, inputs, calls, outputs } = model
  const uses = new Map<ScriptLayer, number>()
  for (const { layer } of calls) uses.set(layer, (uses.get(layer) ?? 0) + 1)
  const lent = new Set(model.layers.flatMap(({ lender }) => (lender ? [lender.layer] : [])))
  const layerName = (layer: string): string => id(`${layer}_layer`)
  const lines = inputs.map(
    ({ name: input, type }) => `const ${id(input)} = tf.input({ name: ${text(input)}, ${inputOptions(type)} })`,
  )
  const known = new Set<ScriptLayer>()
  for (const call of calls) {
    const { layer } = call
    const [made = '', ...then] = makes(layer, layers, layerName)
    const several = (uses.get(layer) ?? 0) > 1
    if ((several || lent.has(layer.name)) && !known.has(layer)) {
      known.add(layer)
      if (several) lines.push('// One layer used several times: its weights are shared.')
      lines.push(`const ${layerName(layer.name)} = ${made}`)
      if (then[0]) lines.push(`const ${layerName(`${layer.name}_activation`)} = ${then[0]}`)
    }
    const named = known.has(layer)
    lines.push(callLine(call, named ? [layerName(layer.name), ...then.map(() => layerName(`${layer.name}_activation`))] : [made, ...then], id)) // prettier-ignore
  }
  const ends = `inputs: ${list(inputs.map((one) => id(one.name)))}, outputs: ${list(outputs.map((one) => id(one.name)))}`
  return [
    '/** Calls a layer, from which one value comes. */',
    'const call = (layer: tf.layers.Layer, ...inputs: tf.SymbolicTensor[]) => layer.apply(inputs.length === 1 ? inputs[0] : inputs) as tf.SymbolicTensor',
    '',
    'function createModel() {',
    ...lines,
    `return tf.model({ name: ${text(name)}, ${ends} })`,
    '}',
    '',
    'const model = createModel()',
  ].join('\n')
}

function callLine(call: ScriptCall, [made = '', then]: readonly string[], id: (name: string) => string): string {
  const inner = `call(${[made, ...call.inputs.map(({ name }) => id(name))].join(', ')})`
  return `const ${id(outputOf(call).name)} = ${then === undefined ? inner : `call(${then}, ${inner})`}`
}

/** The network as a model of TensorFlow.js, or the layer that it has nothing like. */
export function writeModel(model: ScriptModel): Result<TsNetwork> {
  const layers = new Map<ScriptLayer, TsLayer>()
  for (const layer of model.layers) {
    const written = Object.keys(layer.outputs).length === 1 ? tsLayer(layer) : null
    if (!written) return fail(missing(layer))
    layers.set(layer, written)
  }
  const simple =
    isChain(model) && model.layers.length === model.calls.length && model.layers.every((one) => !one.lender)
  // Inside the function that makes the model every value has a name of its own.
  const code = simple ? sequential(model, layers) : functional(model, layers, createIdentifiers())
  return ok({ code, lossy: model.layers.filter((layer) => layers.get(layer)?.addsLoss).map(({ name }) => name) })
}
