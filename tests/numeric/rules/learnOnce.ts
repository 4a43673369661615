import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import type { Draw } from '../../../shared/catalog/define/tf'
import type { JsonValue } from '../../../shared/graph/document'
import { createRandom } from '../../../shared/random'
import { tf, type Tensor } from '../catalog/cpu'

type Params = Record<string, JsonValue>
type Tensors = Record<string, Tensor>

/** Draws from a seed, without end. */
export function drawsFrom(seed: number): Draw {
  const random = createRandom(seed, 'draws')
  const fill = (shape: readonly number[], next: () => number): Tensor => {
    const size = shape.reduce((product, n) => product * n, 1)
    return tf.tensor(Float32Array.from({ length: size }, next), [...shape])
  }
  return {
    uniform: (shape) => fill(shape, random.uniform),
    normal: (shape) => fill(shape, random.normal),
    int: (shape, below) => tf.cast(fill(shape, () => random.int(below)), 'int32'), // prettier-ignore
  }
}

/** One step of a rule on a layer with these weights and this input. */
export function learnOnce(
  rule: readonly [string, Params],
  layer: readonly [string, Params],
  { x, w, slots = {}, rate = 1, draw }: { x: Tensor; w: Tensors; slots?: Tensors; rate?: number; draw: Draw },
) {
  const item = catalog.rules.get(rule[0])
  const trained = catalog.layers.get(layer[0])
  if (!item?.rule || !trained) throw new Error(`There is no ${rule[0]} for ${layer[0]}`)
  const p = parseParams(item.params, rule[1]).params
  return item.rule.learn(tf, {
    p: p as never,
    layer: { x, inputs: [x], taught: false, w, p: parseParams(trained.params, layer[1]).params },
    prediction: x,
    target: x,
    rate: tf.scalar(rate),
    progress: tf.scalar(0),
    begins: tf.scalar(0),
    step: tf.scalar(0),
    slots,
    draw,
  })
}
