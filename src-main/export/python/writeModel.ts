import type { TensorType } from '@shared/catalog/define/tensorType'
import type { KerasCall, KerasLayerEntry, KerasModel } from '../keras/KerasModel'
import { layerCall } from './layerCall'
import { keywords, pythonCall, pythonText, pythonValue } from './pythonValue'

const shapeOf = (shape: readonly number[]): string => (shape.length === 0 ? '()' : pythonValue([...shape]))

/** Arguments of `keras.Input`: ids are whole numbers. */
const inputArgs = ({ shape, dtype }: TensorType = { shape: [], dtype: 'float32' }): string =>
  `shape=${shapeOf(shape)}${dtype === 'int32' ? ', dtype="int32"' : ''}`

/** Whether the calls form one line from the only input to the only output, each layer used once. */
export function isSequential({ inputs, layers, calls, outputs }: KerasModel): boolean {
  if (inputs.length !== 1 || outputs.length !== 1 || layers.length !== calls.length) return false
  let last = inputs[0]?.name
  for (const call of calls) {
    if (call.inputs.length !== 1 || call.inputs[0] !== last) return false
    last = call.output
  }
  return last === outputs[0]?.tensor
}

function sequential({ name, inputs, layers, calls }: KerasModel): string {
  const entries = new Map(layers.map((entry) => [entry.name, entry]))
  // Only a layer that another one names needs a name.
  const asked = new Set(layers.map(({ config }) => config['tied_to']))
  const lines = calls.flatMap(({ layer }) => {
    const entry = entries.get(layer)
    return entry ? [call(entry, 8, asked.has(layer))] : []
  })
  const input = `        keras.Input(${inputArgs(inputs[0]?.type)})`
  return `model = keras.Sequential(\n    [\n${[input, ...lines].map((line) => `${line},\n`).join('')}    ],\n    name=${pythonText(name)},\n)`
}

const call = (entry: KerasLayerEntry, indent: number, named: boolean): string => {
  const { className, args } = layerCall(entry)
  return pythonCall(`${className}(`, named ? [...args, `name=${pythonText(entry.name)}`] : args, ')', indent)
}

function functional(model: KerasModel): string {
  const { name, inputs, layers, calls, outputs } = model
  const uses = new Map<string, number>()
  for (const { layer } of calls) uses.set(layer, (uses.get(layer) ?? 0) + 1)
  const lines = inputs.map(
    (input) => `${input.name} = keras.Input(${inputArgs(input.type)}, name=${pythonText(input.name)})`,
  )
  const shared = layers.filter((entry) => (uses.get(entry.name) ?? 0) > 1)
  const entries = new Map(layers.map((entry) => [entry.name, entry]))
  for (const entry of shared) {
    const { className, args } = layerCall(entry)
    lines.push(`# One layer used several times: its weights are shared.`)
    lines.push(pythonCall(`${entry.name}_layer = ${className}(`, [...args, `name=${pythonText(entry.name)}`], ')'))
  }
  for (const one of calls) lines.push(assignment(one, entries.get(one.layer), (uses.get(one.layer) ?? 0) > 1))
  const list = (names: readonly string[]) => (names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`)
  const ends = [
    `inputs=${list(inputs.map((input) => input.name))}`,
    `outputs=${list(outputs.map(({ tensor }) => tensor))}`,
  ]
  lines.push(pythonCall('model = keras.Model(', [...ends, `name=${pythonText(name)}`], ')'))
  return lines.join('\n')
}

/** What a layer is called with: an input, a list of them, or one by one with options. */
const argumentsOf = ({ inputs, options }: KerasCall): string => {
  if (options) return [...inputs, ...keywords(options)].join(', ')
  return inputs.length === 1 ? (inputs[0] ?? '') : `[${inputs.join(', ')}]`
}

function assignment(one: KerasCall, entry: KerasLayerEntry | undefined, shared: boolean): string {
  const { layer, output } = one
  const from = argumentsOf(one)
  if (shared || !entry) return `${output} = ${layer}_layer(${from})`
  const { className, args } = layerCall(entry)
  const named = [...args, `name=${pythonText(entry.name)}`]
  const whole = `${output} = ${className}(${named.join(', ')})(${from})`
  return whole.length <= 88 ? whole : pythonCall(`${output} = ${className}(`, named, `)(${from})`)
}

/** The model as a person would write it: a list of layers where it is one, else one line a layer. */
export const writeModel = (model: KerasModel): string => (isSequential(model) ? sequential(model) : functional(model))
