import { chosen } from '@shared/catalog/chosen'
import { itemId } from '@shared/catalog/define/params'
import { parseFormula } from '@shared/formula/parseFormula'
import type { Params, ScriptLayer } from '../script/ScriptModel'
import { formulaCode } from './formulaCode'
import { initializerObject } from './layerOptions'
import { activationOf } from './tsActivation'
import type { TsLayer, WriteTsLayer } from './TsLayer'

const num = (p: Params, name: string): number => Number(p[name])
const list = (values: readonly number[]): string => `[${values.join(', ')}]`
const object = (entries: readonly (string | false)[]): string => `{ ${entries.filter(Boolean).join(', ')} }`

/** A layer that computes what a function says. */
export const compute = (name: string, shape: readonly number[], write: string): string =>
  `new Compute(${name}, ${list(shape)}, ${write})`
const computed = ({ outputs }: ScriptLayer, write: string): TsLayer => {
  const [shape = []] = Object.values(outputs)
  return { make: (name) => compute(name, shape, write) }
}

/** The chosen initializer as an object; `null`: it is none of TensorFlow.js's. */
function start(choice: unknown): string | null {
  const found = chosen('initializer', choice)
  if (!found) return null
  const { className, config } = found.item.keras(found.params)
  return initializerObject({ className, config })
}

/** Classes of a script begin as Keras's do and know no penalties. */
const plain = ({ params: p, weights }: ScriptLayer): boolean =>
  Object.values(weights).every(({ regularizer }) => chosen('regularizer', regularizer) === undefined) &&
  (p['kernelInitializer'] === undefined || itemId(p['kernelInitializer'] as string) === 'glorotUniform')

const unpenalized = ({ weights }: ScriptLayer): boolean =>
  Object.values(weights).every(({ regularizer }) => chosen('regularizer', regularizer) === undefined)

const corrupted: Readonly<Record<string, (low: number, high: number) => string>> = {
  zero: () => '(shape) => tf.zeros(shape)',
  random: (low, high) => `(shape) => tf.randomUniform(shape, ${low}, ${high})`,
  saltAndPepper: (low, high) =>
    `(shape) => tf.randomUniform(shape).less(0.5).toFloat().mul(${low - high}).add(${high})`,
}

/** Layers that TensorFlow.js lacks, by catalog id: written out in place, or classes that the script carries. */
export const customLayers: Readonly<Record<string, WriteTsLayer>> = {
  formula: (layer) => {
    const parsed = parseFormula(String(layer.params['formula']))
    const [shape = []] = Object.values(layer.outputs)
    if (!parsed.ok) return null
    const names = layer.inputs.length === 1 ? ['x'] : ['a', 'b', 'c', 'd'].slice(0, layer.inputs.length)
    const words = names.map((name, i) =>
      layer.inputs[i]?.length === shape.length ? name : `${name}.reshape([-1${', 1'.repeat(shape.length)}])`,
    )
    return computed(layer, `(${names.join(', ')}) => ${formulaCode(parsed.value, words)}`)
  },
  productNode: (layer) => {
    const size = num(layer.params, 'groupSize')
    const [shape = []] = Object.values(layer.outputs)
    const reduce = layer.params['domain'] === 'log' ? 'sum' : 'prod'
    return computed(layer, `(x) => x.reshape([-1, ${[...shape, size].join(', ')}]).${reduce}(-1)`)
  },
  sumNode: (layer) => {
    const { params: p } = layer
    const initializer = start(p['kernelInitializer'])
    if (!initializer || !unpenalized(layer)) return null
    const options = object([
      `units: ${num(p, 'units')}`,
      p['domain'] === 'log' && 'log: true',
      `kernelInitializer: ${initializer}`,
    ])
    return { make: (name) => `new SumNode(${name}, ${options})` }
  },
  maxout: (layer) => {
    const { params: p } = layer
    const initializer = start(p['kernelInitializer'])
    if (!initializer || p['useBias'] !== true || !unpenalized(layer)) return null
    const options = object([
      `units: ${num(p, 'units')}`,
      `pieces: ${num(p, 'pieces')}`,
      `kernelInitializer: ${initializer}`,
    ])
    return { make: (name) => `new Maxout(${name}, ${options})` }
  },
  subtract: (layer) => computed(layer, '(a, b) => a.sub(b)'),
  upSampling1d: (layer) => {
    const [shape = []] = Object.values(layer.outputs)
    const size = num(layer.params, 'size')
    return computed(layer, `(x) => x.expandDims(2).tile([1, 1, ${size}, 1]).reshape([-1, ${shape.join(', ')}])`)
  },
  mazeWay: (layer) => computed(layer, '(x) => x'),
  timeEmbedding: (layer) => {
    const half = Math.floor(num(layer.params, 'size') / 2)
    const body = [
      `const frequency = tf.range(0, ${half}).mul(-Math.log(10_000) / ${half}).exp()`,
      `const angle = time.mul(${num(layer.params, 'scale')}).mul(frequency)`,
      'return tf.concat([angle.sin(), angle.cos()], 1)',
    ]
    return computed(layer, `(time) => {\n${body.join('\n')}\n}`)
  },
  positionalEncoding: ({ params: p, weights }) => ({
    make: (name) =>
      'embeddings' in weights
        ? `new PositionalEmbedding(${name}, ${weights['embeddings']?.shape[0] ?? 1})`
        : `new PositionalEncoding(${name}, ${num(p, 'maxWavelength')})`,
  }),
  corruption: ({ params: p }) => {
    const spoil = corrupted[String(p['kind'])]?.(num(p, 'low'), num(p, 'high'))
    return spoil ? { make: (name) => `new Corruption(${name}, ${num(p, 'rate')}, ${spoil})` } : null
  },
  activityRegularization: ({ params: p }) => {
    const costs = ['l1', 'l2', 'kl'].filter((name) => num(p, name) > 0).map((name) => `${name}: ${num(p, name)}`)
    const rho = num(p, 'kl') > 0 ? [`rho: ${num(p, 'rho')}`] : []
    return { make: (name) => `new ActivityRegularization(${name}, ${object([...costs, ...rho])})`, addsLoss: true }
  },
  sampling: ({ params: p }) => ({
    make: (name) => `new Sampling(${name}, ${num(p, 'klWeight')})`,
    addsLoss: true,
  }),
  multiHeadAttention: (layer) => {
    const { params: p } = layer
    if (!plain(layer)) return null
    const options = object([
      `heads: ${num(p, 'numHeads')}`,
      `size: ${num(p, 'keyDim')}`,
      p['useCausalMask'] === true && 'causal: true',
      num(p, 'dropout') > 0 && `dropout: ${num(p, 'dropout')}`,
      p['useBias'] !== true && 'bias: false',
    ])
    return { make: (name) => `new Attention(${name}, ${options})` }
  },
  jordan: (layer) => {
    const { params: p } = layer
    const usual = itemId(p['activation'] as string) === 'linear' && itemId(p['hiddenActivation'] as string) === 'tanh'
    if (!usual || p['useBias'] !== true || !unpenalized(layer)) return null
    const options = object([
      `units: ${num(p, 'units')}`,
      `hiddenUnits: ${num(p, 'hiddenUnits')}`,
      p['returnSequences'] === true && 'returnSequences: true',
    ])
    return { make: (name) => `new Jordan(${name}, ${options})` }
  },
  treeCell: (layer) => {
    const { params: p } = layer
    const initializer = start(p['kernelInitializer'])
    const usual = itemId(p['activation'] as string) === 'tanh' && p['useBias'] === true
    if (!initializer || !usual || !unpenalized(layer)) return null
    const options = object([
      p['returnNodes'] === true && 'returnNodes: true',
      p['useTensor'] !== true && 'tensor: false',
      `kernelInitializer: ${initializer}`,
    ])
    return { make: (name) => `new TreeCell(${name}, ${options})` }
  },
  gru: (layer) => {
    const { params: p } = layer
    if (p['resetAfter'] !== true || p['direction'] === 'both' || p['useBias'] !== true || !plain(layer)) return null
    if (itemId(p['activation'] as string) !== 'tanh' || itemId(p['recurrentActivation'] as string) !== 'sigmoid')
      return null
    const options = object([
      `units: ${num(p, 'units')}`,
      p['returnSequences'] === true && 'returnSequences: true',
      p['direction'] === 'backward' && 'goBackwards: true',
    ])
    return { make: (name) => `new Gru(${name}, ${options})` }
  },
  tiedDense: (layer) => {
    const { params: p, lender } = layer
    const activation = activationOf(p['activation'])
    if (!lender || activation === null || p['useBias'] !== true || !unpenalized(layer)) return null
    return {
      make: (name, find) =>
        `new TiedDense(${name}, ${object([`units: ${num(p, 'units')}`, `tied: ${find(lender.layer)}`, `activation: (x) => ${activation}`])})`,
    }
  },
}
