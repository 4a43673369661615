import { catalog, nodeItems, type NodeDefinition } from '@shared/catalog/catalog'
import type { Shape } from '@shared/catalog/define/tensorType'
import type { JsonValue } from '@shared/graph/document'
import { layerFromKeras } from '@shared/keras/fromKeras'
import type { KerasWords } from '@shared/keras/kerasWords'
import type { Argument, ModelLayer } from './ModelGraph'
import { isPlain } from './toWords'

/** A node that does what a call of a layer does. */
export interface ReadNode {
  readonly type: string
  readonly params: Readonly<Record<string, JsonValue>>
  /** Words of learning that were left out. */
  readonly lost: readonly string[]
}

/** Settings of a call that change nothing in a trained network. */
const SILENT_OPTIONS = new Set(['training', 'use_causal_mask'])

const plainNode = (type: string, params: ReadNode['params'] = {}): ReadNode => ({ type, params, lost: [] })

/** Operations on one value. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  Relu: 'relu',
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
  Softplus: 'softplus',
  Selu: 'selu',
  Silu: 'swish',
  Softmax: 'softmax',
  HardSigmoid: 'hardSigmoid',
}
/** Operations on two values. */
const MERGES: Readonly<Record<string, string>> = {
  Add: 'add',
  Subtract: 'subtract',
  Multiply: 'multiply',
  Maximum: 'maximum',
  Minimum: 'minimum',
}

/** `x · scale + offset`, where an expression says that. */
function scaling(className: string, inputs: readonly Argument[]): { scale?: number; offset?: number } | undefined {
  const [a, b] = inputs
  const number = typeof a === 'number' ? a : typeof b === 'number' ? b : undefined
  if (number === undefined || !Number.isFinite(number)) return undefined
  const first = typeof a !== 'number'
  switch (className) {
    case 'Add':
      return { offset: number }
    case 'Multiply':
      return { scale: number }
    case 'Subtract':
      return first ? { offset: -number } : { scale: -1, offset: number }
    case 'Divide':
    case 'TrueDivide':
      return first && number !== 0 ? { scale: 1 / number } : undefined
    default:
      return undefined
  }
}

function readOperation(
  { words }: ModelLayer,
  inputs: readonly Argument[],
  shapes: readonly Shape[],
): ReadNode | undefined {
  const { className, config } = words
  const extra = Object.keys(config).filter(
    (key) => key !== 'name' && key !== 'dtype' && !(key === 'axis' && config[key] === -1),
  )
  if (extra.length > 0) return undefined
  if (inputs.length === 1 && shapes.length === 1)
    return FUNCTIONS[className] ? plainNode(FUNCTIONS[className]) : undefined
  if (inputs.length !== 2) return undefined
  if (shapes.length === 2) {
    const same = JSON.stringify(shapes[0]) === JSON.stringify(shapes[1])
    return same && MERGES[className] ? plainNode(MERGES[className]) : undefined
  }
  const linear = scaling(className, inputs)
  return linear && plainNode('rescaling', linear)
}

const wordsOf = (value: unknown): KerasWords | undefined =>
  isPlain(value) && typeof value['className'] === 'string' && isPlain(value['config'])
    ? (value as unknown as KerasWords)
    : undefined

/** A layer that is applied to each moment is itself where it treats moments one by one anyway. */
function readWrapped(words: KerasWords, shapes: readonly Shape[]): ReadNode | undefined {
  const inner = wordsOf(words.config['layer'])
  const read = inner && layerFromKeras(inner, shapes)
  if (!read?.ok) return undefined
  const item = nodeItems.get(read.value.type)
  const each = item?.kind === 'activation' || (item?.kind === 'layer' && item.perMoment)
  return each ? read.value : undefined
}

const takes = (item: NodeDefinition | undefined, count: number): boolean =>
  item !== undefined && (item.inputs.some(({ many }) => many) || count <= item.inputs.length)

/** The options of a call as parameters of the node, where it has such; `undefined`: they ask for what it cannot do. */
function withOptions(read: ReadNode, options: Readonly<Record<string, unknown>>): ReadNode | undefined {
  const asked = Object.entries(options).filter(([, value]) => value !== null && value !== false && value !== undefined)
  if (asked.some(([name]) => !SILENT_OPTIONS.has(name))) return undefined
  const names = asked.map(([name]) => name)
  const causal =
    names.includes('use_causal_mask') && catalog.layers.get(read.type)?.params['useCausalMask'] !== undefined
  if (names.includes('use_causal_mask') && !causal) return undefined
  return causal ? { ...read, params: { ...read.params, useCausalMask: true } } : read
}

/**
 * The node for a call of a layer; `undefined`: the studio has none.
 *
 * @param shapes Of the values that come in, without the batch.
 */
export function readNode(
  layer: ModelLayer,
  inputs: readonly Argument[],
  options: Readonly<Record<string, unknown>>,
  shapes: readonly Shape[],
): ReadNode | undefined {
  if (layer.operation) return Object.keys(options).length === 0 ? readOperation(layer, inputs, shapes) : undefined
  if (inputs.length !== shapes.length) return undefined
  // Whose weights it uses is no setting of the node but a connection.
  const { tied_to: _lender, ...config } = layer.words.config
  const words = { ...layer.words, config }
  const read = words.className === 'TimeDistributed' ? undefined : layerFromKeras(words, shapes)
  const found = words.className === 'TimeDistributed' ? readWrapped(words, shapes) : read?.ok ? read.value : undefined
  if (!found || !takes(nodeItems.get(found.type), inputs.length)) return undefined
  return withOptions(found, options)
}
