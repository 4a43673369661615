import '@tensorflow/tfjs-backend-cpu'
import { chosen } from '@shared/catalog/chosen'
import { valuesByPort } from '@shared/catalog/define/layer'
import type { ItemValue } from '@shared/catalog/define/params'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { lenderOf, ownWeights, weightOwner } from '@shared/compile/weightOwner'
import { createRandom } from '@shared/random'
import { tf } from '../../src-main/trainer/backends/tfcore'

export interface Values {
  readonly shape: Shape
  readonly values: readonly number[]
  /** Absent: float32. */
  readonly dtype?: 'int32'
}

/** Random values for every weight, statistics and biases included, so that none can stand at a wrong place unseen: by node and name. */
export function randomWeights({ nodes }: CheckedGraph, seed = 7): Readonly<Record<string, Values>> {
  return Object.fromEntries(
    Object.entries(nodes).flatMap(([id, checked]) =>
      Object.entries(ownWeights(checked)).map(([name, { shape }]) => {
        const random = createRandom(seed, `${id}/${name}`)
        const positive = /variance|widths/.test(name)
        const spread = shape.length < 2 ? 0.3 : Math.min(0.5, 1.5 / Math.sqrt(sizeOf(shape.slice(0, -1))))
        const draw = (): number => (positive ? 0.5 + random.uniform() : spread * random.normal())
        return [`${id}/${name}`, { shape, values: Array.from({ length: sizeOf(shape) }, () => Math.fround(draw())) }]
      }),
    ),
  )
}

/** Random values for a port: ids where it holds ids. */
export function randomValues(shape: Shape, rows: number, below: number | undefined, seed: string): Values {
  const random = createRandom(11, seed)
  // Ids of places point at places before their own.
  const places = below !== undefined && below === shape[0]
  const draw = (_: unknown, i: number): number =>
    below === undefined ? Math.fround(random.uniform()) : random.int(places ? Math.max(1, i % below) : below)
  const values = Array.from({ length: rows * sizeOf(shape) }, draw)
  return { shape: [rows, ...shape], values, ...(below !== undefined && { dtype: 'int32' }) }
}

const activate = (choice: ItemValue, x: Tensor): Tensor => {
  const found = chosen('activation', choice)
  if (!found) throw new Error(`There is no activation ${JSON.stringify(choice)}`)
  return found.item.apply(tf, x, found.params)
}

/**
 * What every port gives in a pass that learns nothing, on the plain CPU backend, by `node/port`. `given`: values of data ports, and of ports that
 * would draw something at random.
 */
export function evaluateNetwork(
  checked: CheckedGraph,
  weights: Readonly<Record<string, Values>>,
  given: Readonly<Record<string, Values>>,
): ReadonlyMap<string, Values> {
  const find = (id: string) => checked.nodes[id]
  const made = new Map<string, Tensor>(
    Object.entries(given).map(([key, { shape, values, dtype }]) => [key, tf.tensor([...values], [...shape], dtype)]),
  )
  const weight = (node: string, name: string): Tensor => {
    const lender = lenderOf(find, node)
    const owner = lender?.weights.includes(name) ? lender.owner : weightOwner(find, node)
    const found = weights[`${owner}/${name}`]
    if (!found) throw new Error(`There is no weight ${owner}/${name}`)
    return tf.tensor([...found.values], [...found.shape])
  }
  for (const id of checked.order) {
    const node = checked.nodes[id]
    const { item } = node ?? {}
    if (!node || !item || (item.kind !== 'layer' && item.kind !== 'activation')) continue
    const [port = 'output'] = Object.keys(node.outputs)
    if (made.has(`${id}/${port}`)) continue
    const inputs = node.incoming.flatMap(({ source }) => made.get(`${source.node}/${source.port}`) ?? [])
    if (inputs.length !== node.incoming.length || inputs.length === 0) continue
    const [x] = inputs as [Tensor]
    if (item.kind === 'activation') {
      made.set(`${id}/output`, item.apply(tf, x, node.params as never))
      continue
    }
    const names = Object.keys(find(weightOwner(find, id))?.weights ?? {})
    const w = Object.fromEntries(names.map((name) => [name, weight(id, name)]))
    const none = (): never => {
      throw new Error('A pass that learns nothing draws nothing')
    }
    const ctx = {
      training: false,
      draw: { uniform: none, normal: none, int: none },
      activate,
      rows: x.shape[0] ?? 1,
      assign: none,
      addLoss: () => undefined,
    }
    const answer = item.forward(tf, { x, inputs, w, p: node.params as never, ctx: ctx as never })
    for (const [name, value] of Object.entries(valuesByPort(tf, item, answer))) made.set(`${id}/${name}`, value)
  }
  return new Map(
    [...made].map(([key, tensor]) => [key, { shape: tensor.shape, values: Array.from(tensor.dataSync()) }]),
  )
}
