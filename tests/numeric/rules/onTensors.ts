import { catalog } from '../../../shared/catalog/catalog'
import type { ForwardContext } from '../../../shared/catalog/define/layer'
import { parseParams } from '../../../shared/catalog/define/params'
import { createRandom } from '../../../shared/random'
import type { JsonValue } from '../../../shared/graph/document'
import { tf, type Tensor } from '../catalog/cpu'

export type Rows = readonly (readonly number[])[]
type Params = Readonly<Record<string, JsonValue>>

const context: ForwardContext = {
  training: false,
  draw: {
    uniform: (shape) => tf.zeros([...shape]),
    normal: (shape) => tf.zeros([...shape]),
    int: (shape) => tf.zeros([...shape], 'int32'),
  },
  activate: (_value, x) => x,
  rows: 1,
  assign: () => undefined,
  addLoss: () => undefined,
}

/** Numbers of a tensor as rows of its first axis. */
export function toRows(tensor: Tensor): number[][] {
  const values = Array.from(tensor.dataSync())
  const width = values.length / (tensor.shape[0] ?? 1)
  return Array.from({ length: tensor.shape[0] ?? 1 }, (_, row) => values.slice(row * width, (row + 1) * width))
}

export const tensor = (rows: Rows): Tensor => tf.tensor2d(rows.map((row) => [...row]))

/** Rows of −1 and +1. */
export const randomSigns = (rows: number, width: number, seed: number): number[][] => {
  const random = createRandom(seed, 'signs')
  return Array.from({ length: rows }, () => Array.from({ length: width }, () => (random.uniform() < 0.5 ? -1 : 1)))
}

/** A layer with weights of its own: what goes out, and what goes on inside, by name. */
export function layerOf(id: string, given: Params, weights: Readonly<Record<string, Tensor>>) {
  const item = catalog.layers.get(id)
  if (!item) throw new Error(`No layer ${id}`)
  const p = parseParams(item.params, given).params as never
  const args = (x: Tensor) => ({ x, inputs: [x], w: weights, p, ctx: context })
  return {
    forward: (x: Tensor): Readonly<Record<string, Tensor>> => {
      const made = item.forward(tf, args(x))
      return made instanceof tf.Tensor ? { output: made } : made
    },
    inner: (x: Tensor): Readonly<Record<string, Tensor>> => item.inner?.(tf, args(x)) ?? {},
  }
}

/** What a rule makes of a layer’s weights in one pass through batches of rows, from slots of zeros. */
export function learned(
  id: string,
  given: Params,
  layer: { readonly weights: Readonly<Record<string, Tensor>>; readonly p?: Params },
  batches: readonly { readonly x: Tensor; readonly target: Tensor; readonly prediction?: Tensor }[],
): Readonly<Record<string, Tensor>> {
  const rule = catalog.losses.get(id)?.rule ?? catalog.rules.get(id)?.rule
  const item = catalog.rules.get(id)
  if (!rule || !item) throw new Error(`No rule ${id}`)
  const p = parseParams(item.params, given).params as never
  let w = layer.weights
  const known = {
    type: '',
    p: layer.p ?? {},
    inputs: [],
    weights: Object.fromEntries(Object.entries(w).map(([name, { shape }]) => [name, shape])),
  }
  let slots: Readonly<Record<string, Tensor>> = Object.fromEntries(
    Object.entries(rule.slots?.(p, known) ?? {}).map(([name, shape]) => [name, tf.zeros([...shape])]),
  )
  batches.forEach(({ x, target, prediction = target }, i) => {
    const made = rule.learn(tf, {
      p,
      layer: { inputs: [x], taught: false, x, w, p: layer.p ?? {} },
      prediction,
      target,
      rate: tf.scalar(Number(given['learningRate'] ?? 1)),
      progress: tf.scalar(0),
      begins: tf.scalar(Number(i === 0)),
      step: tf.scalar(i),
      slots,
      draw: context.draw,
    })
    w = { ...w, ...made.weights }
    slots = { ...slots, ...made.slots }
  })
  return w
}
