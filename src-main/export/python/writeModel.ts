import type { TensorType } from '@shared/catalog/define/tensorType'
import type { KerasCall, KerasLayerEntry, KerasModel, KerasOutput } from '../keras/KerasModel'
import { layerCall } from './layerCall'
import { indented, statements } from './pythonCode'
import { keywords, pythonText, pythonValue } from './pythonValue'

/** The layers of a network and their calls. */
export interface KerasNetwork extends Pick<KerasModel, 'name' | 'inputs' | 'layers' | 'calls'> {
  readonly outputs: readonly Pick<KerasOutput, 'tensor'>[]
}

const shapeOf = (shape: readonly number[]): string => (shape.length === 0 ? '()' : pythonValue([...shape]))

/** Arguments of `keras.Input`: ids are whole numbers. */
const inputArgs = ({ shape, dtype }: TensorType = { shape: [], dtype: 'float32' }): string =>
  `shape=${shapeOf(shape)}${dtype === 'int32' ? ', dtype="int32"' : ''}`

/** Whether the calls form one line from the only input to the only output, each layer used once. */
export function isSequential({ inputs, layers, calls, outputs }: KerasNetwork): boolean {
  if (inputs.length !== 1 || outputs.length !== 1 || layers.length !== calls.length) return false
  let last = inputs[0]?.name
  for (const call of calls) {
    if (call.inputs.length !== 1 || call.inputs[0] !== last) return false
    last = call.output
  }
  return last === outputs[0]?.tensor
}

/** A layer as a call; `name`: given to it. */
const construct = (entry: KerasLayerEntry, name?: string): string => {
  const { className, args } = layerCall(entry)
  return `${className}(${[...args, ...(name === undefined ? [] : [`name=${pythonText(name)}`])].join(', ')})`
}

function sequential({ name, inputs, layers, calls }: KerasNetwork, head: string): string[] {
  const entries = new Map(layers.map((entry) => [entry.name, entry]))
  // Only a layer that another one names needs a name.
  const asked = new Set(layers.map(({ config }) => config['tied_to']))
  const lines = calls.flatMap(({ layer }) => {
    const entry = entries.get(layer)
    return entry ? [construct(entry, asked.has(layer) ? entry.name : undefined)] : []
  })
  const all = [`keras.Input(${inputArgs(inputs[0]?.type)})`, ...lines]
  return [
    `${head}keras.Sequential(`,
    '    [',
    ...all.map((line) => `        ${line},`),
    '    ],',
    `    name=${pythonText(name)},`,
    ')',
  ]
}

function functional(network: KerasNetwork, head: string): string[] {
  const { name, inputs, layers, calls, outputs } = network
  const uses = new Map<string, number>()
  for (const { layer } of calls) uses.set(layer, (uses.get(layer) ?? 0) + 1)
  const lines = inputs.map(
    (input) => `${input.name} = keras.Input(${inputArgs(input.type)}, name=${pythonText(input.name)})`,
  )
  const shared = layers.filter((entry) => (uses.get(entry.name) ?? 0) > 1)
  const entries = new Map(layers.map((entry) => [entry.name, entry]))
  for (const [at, entry] of shared.entries()) {
    if (at === 0)
      lines.push(
        shared.length === 1
          ? '# One layer used several times: its weights are shared.'
          : '# Layers used several times: their weights are shared.',
      )
    lines.push(`${entry.name}_layer = ${construct(entry, entry.name)}`)
  }
  for (const one of calls) lines.push(assignment(one, entries.get(one.layer), (uses.get(one.layer) ?? 0) > 1))
  const list = (names: readonly string[]) => (names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`)
  const ends = [
    `inputs=${list(inputs.map((input) => input.name))}`,
    `outputs=${list(outputs.map(({ tensor }) => tensor))}`,
  ]
  return [...lines, `${head}keras.Model(${[...ends, `name=${pythonText(name)}`].join(', ')})`]
}

/** What a layer is called with: an input, a list of them, or one by one with options. */
const argumentsOf = ({ inputs, options }: KerasCall): string => {
  if (options) return [...inputs, ...keywords(options)].join(', ')
  return inputs.length === 1 ? (inputs[0] ?? '') : `[${inputs.join(', ')}]`
}

function assignment(one: KerasCall, entry: KerasLayerEntry | undefined, shared: boolean): string {
  const from = argumentsOf(one)
  return shared || !entry
    ? `${one.output} = ${one.layer}_layer(${from})`
    : `${one.output} = ${construct(entry, entry.name)}(${from})`
}

interface Written {
  /** Names are given to all layers, so that a script can speak of them. */
  readonly named?: boolean
  /** Present: the model is what a function of this name gives, so that its values have names of their own. */
  readonly function?: { readonly name: string; readonly title: string }
}

/** The model as a person would write it: a list of layers where it is one, else one line a layer. */
export function writeModel(network: KerasNetwork, { named = false, function: maker }: Written = {}): string {
  const head = maker ? 'return ' : 'model = '
  const lines = isSequential(network) && !named ? sequential(network, head) : functional(network, head)
  const all = maker ? [`def ${maker.name}():`, ...indented([`"""${maker.title}"""`, '', ...lines])] : lines
  return statements(all).join('\n')
}
