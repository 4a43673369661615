import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { LayerStatistics } from '@shared/looks/statistics'
import { afterLearned, watchStep, type Standing } from '../inspect/rehearse'
import { portKey } from '../program/prepareData'
import type { Onlooker } from '../program/probe'
import type { Weight } from '../program/createWeights'
import { endsOf } from './endsOf'
import { roundTo } from './roundTo'

/** Share of an activation's range that counts as its end. */
const END = 0.05

/** Numbers of a step, still on the device, and what each of them is. */
export interface StepNumbers {
  readonly numbers: Tensor
  readonly names: readonly (readonly [node: string, name: string])[]
}

type Scalars = Record<string, Tensor>

const sumOf = (tf: Tf, tensors: readonly Tensor[], each: (one: Tensor) => Tensor): Tensor =>
  tf.addN(tensors.map((one) => tf.sum(each(one))))

const normOf = (tf: Tf, tensors: readonly Tensor[]): Tensor => tf.sqrt(sumOf(tf, tensors, tf.square))

function magnitude(tf: Tf, name: string, tensors: readonly Tensor[]): Scalars {
  const size = tensors.reduce((sum, one) => sum + one.size, 0)
  return {
    [`${name}.norm`]: normOf(tf, tensors),
    [`${name}.mean`]: tf.div(sumOf(tf, tensors, tf.abs), size),
  }
}

/** What comes out of a node. */
function outputNumbers({ network: { tf, plan } }: Standing, node: string, value: Tensor): Scalars {
  const mean = tf.mean(value)
  const numbers: Scalars = {
    'output.mean': mean,
    'output.deviation': tf.sqrt(tf.mean(tf.square(tf.sub(value, mean)))),
  }
  const checked = plan.checked.nodes[node]
  const ends = checked && endsOf(checked)
  const share = (condition: Tensor): Tensor => tf.mean(tf.cast(condition, 'float32'))
  if (ends?.dead) {
    const units = tf.max(tf.abs(tf.reshape(value, [-1, value.shape.at(-1) ?? 1])), 0)
    numbers['dead'] = share(tf.equal(units, 0))
  }
  if (ends?.range) {
    const [low, high] = ends.range
    const edge = END * (high - low)
    numbers['saturated'] = share(tf.logicalOr(tf.less(value, low + edge), tf.greater(value, high - edge)))
  }
  return numbers
}

/** What is held of a batch, until it is over. */
interface Seen {
  /** What comes out of nodes, and the gradients there. */
  readonly outputs: ReadonlyMap<string, Tensor>
  readonly flows: ReadonlyMap<string, Tensor>
  readonly gradients: ReadonlyMap<Weight, Tensor>
  /** Weights that learn, as they were before the batch. */
  readonly before: ReadonlyMap<Weight, Tensor>
}

/** All numbers of a node, once its weights have been changed. */
function nodeNumbers(standing: Standing, { outputs, flows, gradients, before }: Seen, node: string): Scalars {
  const { tf } = standing.network
  const output = outputs.get(node)
  const flow = flows.get(node)
  const own = [...gradients].filter(([weight]) => weight.node === node)
  const was = own.map(([weight]) => before.get(weight) as Tensor)
  return {
    ...(own.length > 0 && {
      ...magnitude(tf, 'weight', was),
      ...magnitude(tf, 'gradient', own.map(([, gradient]) => gradient)),
      update: normOf(tf, own.map(([{ value }], i) => tf.sub(value, was[i] as Tensor))),
    }),
    ...(flow && magnitude(tf, 'flow', [flow])),
    ...(output && outputNumbers(standing, node, output)),
  } // prettier-ignore
}

/** Looks at a batch; what it needs of it is held until the batch is over, and then made small. */
function onlookerOf(
  standing: Standing,
  flowing: ReadonlySet<string>,
  found: Map<string, Scalars>,
  held: Tensor[],
): Onlooker {
  const { tf, plan, weights } = standing.network
  const nodes = new Map<string, string>()
  const hold = (tensor: Tensor): Tensor => {
    held.push(tf.keep(tf.clone(tensor)))
    return held.at(-1) as Tensor
  }
  const outputs = new Map<string, Tensor>()
  const flows = new Map<string, Tensor>()
  const gradients = new Map<Weight, Tensor>()
  const before = new Map(weights.all.flatMap((weight) => (weight.learns ? [[weight, hold(weight.value)]] : [])))
  const seen: Seen = { outputs, flows, gradients, before }
  return {
    outputs: ([values = {}]) => {
      const wanted: Record<string, Tensor> = {}
      for (const node of plan.order) {
        const [port] = Object.keys(plan.checked.nodes[node]?.outputs ?? {})
        const key = port === undefined ? '' : portKey(node, port)
        const value = values[key]
        if (value?.dtype !== 'float32') continue
        outputs.set(node, hold(value))
        nodes.set(key, node)
        if (flowing.has(node)) wanted[key] = value
      }
      return wanted
    },
    losses: () => undefined,
    gradients: (ofWeights, ofValues) => {
      for (const [weight, gradient] of ofWeights) gradients.set(weight, hold(gradient))
      for (const [key, gradient] of Object.entries(ofValues)) flows.set(nodes.get(key) ?? '', hold(gradient))
    },
    weights: () => {
      for (const node of plan.order) {
        const learns = [...gradients.keys()].some((weight) => weight.node === node)
        // Of several batches the last one in which a layer learns, else the first.
        if (!learns && found.has(node)) continue
        const numbers = tf.tidy(() => nodeNumbers(standing, seen, node) as never) as Scalars
        Object.values(found.get(node) ?? {}).forEach((old) => old.dispose())
        found.set(node, Object.fromEntries(Object.entries(numbers).map(([name, one]) => [name, tf.keep(one)])))
      }
      held.splice(0).forEach((tensor) => tensor.dispose())
    },
  }
}

/** How large everything is in the step that comes next; called inside `tf.tidy`, reads nothing. */
export function stepNumbers(standing: Standing): StepNumbers {
  const { tf, plan } = standing.network
  const found = new Map<string, Scalars>()
  const held: Tensor[] = []
  const flowing = afterLearned(standing.network)
  try {
    watchStep(standing, () => onlookerOf(standing, flowing, found, held)).row.dispose()
  } catch (error) {
    for (const scalars of found.values()) held.push(...Object.values(scalars))
    throw error
  } finally {
    held.splice(0).forEach((tensor) => tensor.dispose())
  }
  const all = plan.order.flatMap((node) =>
    Object.entries(found.get(node) ?? {}).map(([name, value]) => ({ node, name, value })),
  )
  const numbers = all.length > 0 ? tf.stack(all.map(({ value }) => value)) : tf.zeros([0])
  all.forEach(({ value }) => value.dispose())
  return { numbers, names: all.map(({ node, name }) => [node, name] as const) }
}

/** Digits that are told. */
const DIGITS = 6

/** The numbers as they are told. */
export function toLayers(names: StepNumbers['names'], values: readonly number[]): readonly LayerStatistics[] {
  const layers = new Map<string, Record<string, unknown>>()
  names.forEach(([node, name], i) => {
    const layer = layers.get(node) ?? { node }
    layers.set(node, layer)
    const [group = '', part] = name.split('.')
    const value = values[i] ?? NaN
    if (Number.isNaN(value)) return
    const told = Math.abs(value) === Infinity ? Math.sign(value) * Number.MAX_VALUE : roundTo(value, DIGITS)
    layer[group] = part === undefined ? told : { ...(layer[group] as object), [part]: told }
  })
  return [...layers.values()] as unknown as LayerStatistics[]
}
