import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import type { Draw } from '../../../shared/catalog/define/tf'
import type { JsonValue } from '../../../shared/graph/document'
import { tf, type Tensor } from '../catalog/cpu'

type Params = Readonly<Record<string, JsonValue>>
type Rows = readonly (readonly number[])[]

/** One step of a rule by itself. */
export interface Lesson {
  readonly rule: readonly [id: string, params?: Params]
  readonly layer: readonly [id: string, params?: Params]
  readonly prototypes: Rows
  readonly x: Rows
  readonly target?: Tensor
  readonly rate?: number
  readonly progress?: number
  readonly slots?: Readonly<Record<string, readonly number[]>>
}

/** No chance: every draw is a half. */
const draw: Draw = {
  uniform: (shape) => tf.fill([...shape], 0.5),
  normal: (shape) => tf.zeros([...shape]),
  int: (shape) => tf.zeros([...shape], 'int32'),
}

/** What a rule makes of prototypes in one step, and of what it keeps; what it measures before. */
export function learnPlaces({ rule, layer, prototypes, x, target, ...at }: Lesson) {
  const item = catalog.rules.get(rule[0])
  const own = catalog.layers.get(layer[0])
  if (!item?.rule || !own) throw new Error(`No rule ${rule[0]} for ${layer[0]}`)
  const p = parseParams(item.params, rule[1] ?? {}).params as never
  const places = tf.tensor2d(prototypes.map((row) => [...row]))
  const rows = tf.tensor2d(x.map((row) => [...row]))
  const params = parseParams(own.params, { prototypesInitializer: 'zeros', ...layer[1] }).params
  const met = { x: rows, inputs: [rows], taught: target !== undefined, w: { prototypes: places }, p: params }
  const given = own.forward(tf, { ...met, p: params as never, ctx: {} as never })
  const prediction = given instanceof tf.Tensor ? given : (given['output'] as Tensor)
  const args = { p, layer: met, prediction, target: target ?? prediction }
  const next = item.rule.learn(tf, {
    ...args,
    rate: tf.scalar(at.rate ?? 1),
    progress: tf.scalar(at.progress ?? 0),
    begins: tf.scalar(0),
    step: tf.scalar(1),
    slots: Object.fromEntries(Object.entries(at.slots ?? {}).map(([name, values]) => [name, tf.tensor1d([...values])])),
    draw,
  })
  const numbers = (tensor: Tensor | undefined): readonly number[] => Array.from(tensor?.dataSync() ?? [])
  return {
    prototypes: (next.weights['prototypes'] as Tensor).arraySync() as number[][],
    slots: Object.fromEntries(Object.entries(next.slots ?? {}).map(([name, value]) => [name, numbers(value)])),
    loss: numbers(item.loss(tf, args)),
    measured: Object.fromEntries(
      Object.entries(item.rule.measure?.(tf, args) ?? {}).map(([name, value]) => [name, numbers(value)[0]]),
    ),
  }
}
