import type { Localized } from '../../language'
import { fail, ok } from '../../result'
import type { ItemText } from '../define/item'
import { defineLayer, type ForwardArgs, type LayerDefinition } from '../define/layer'
import { choice, type ParamSpecs, type ParamsOf } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { imageProblem } from './_window'

export type Fill = 'constant' | 'nearest' | 'reflect'

/** What lies beyond the edge. */
export const fillMode = choice(['constant', 'nearest', 'reflect'], 'reflect')

/** Where each cell of the result is looked up in the image: rows and columns, fractions included, each `[batch, height, width]`. */
export interface Places {
  readonly rows: Tensor
  readonly columns: Tensor
}

/** Whole places along an axis of `size` cells, those beyond its ends brought back in. */
function bringIn(tf: Tf, place: Tensor, size: number, fill: Fill): Tensor {
  const turn = 2 * size
  const within = tf.sub(place, tf.mul(tf.floor(tf.div(place, turn)), turn))
  // The axis forward, then backward, over and over.
  const mirrored = tf.minimum(within, tf.sub(turn - 1, within))
  return tf.minimum(tf.maximum(fill === 'reflect' ? mirrored : place, 0), size - 1)
}

/** 1 where a place is on the axis, 0 beyond it. */
const isOn = (tf: Tf, place: Tensor, size: number): Tensor =>
  tf.cast(tf.logicalAnd(tf.greaterEqual(place, 0), tf.lessEqual(place, size - 1)), 'float32')

/**
 * Values of images `[batch, height, width, channels]` at any places, by straight lines between the four cells around; made of lookups,
 * which every engine has with a gradient.
 */
export function lookUp(tf: Tf, x: Tensor, { rows, columns }: Places, fill: Fill): Tensor {
  const [batch = 1, height = 1, width = 1, channels = 1] = x.shape
  const shape = rows.shape
  const cells = tf.reshape(x, [batch * height * width, channels])
  const first = tf.reshape(tf.mul(tf.range(0, batch, 1, 'int32'), tf.scalar(height * width, 'int32')), [batch, 1, 1])
  const whole = (places: Tensor): Tensor => tf.cast(places, 'int32')
  const [top, left] = [tf.floor(rows), tf.floor(columns)]
  const [down, right] = [tf.sub(rows, top), tf.sub(columns, left)]
  const corner = (below: 0 | 1, beside: 0 | 1): Tensor => {
    const [row, column] = [tf.add(top, below), tf.add(left, beside)]
    const at = tf.add(
      tf.mul(whole(bringIn(tf, row, height, fill)), tf.scalar(width, 'int32')),
      whole(bringIn(tf, column, width, fill)),
    )
    const near = tf.mul(below ? down : tf.sub(1, down), beside ? right : tf.sub(1, right))
    const counts = fill === 'constant' ? tf.mul(near, tf.mul(isOn(tf, row, height), isOn(tf, column, width))) : near
    const values = tf.gather(cells, tf.cast(tf.reshape(tf.add(at, first), [-1]), 'int32') as never)
    return tf.mul(values, tf.reshape(counts, [-1, 1]))
  }
  const sum = tf.addN([corner(0, 0), corner(0, 1), corner(1, 0), corner(1, 1)])
  return tf.reshape(sum, [...shape, channels])
}

/** Rows and columns of the cells of `[height, width]`, to be stretched over a batch. */
export const grid = (tf: Tf, height: number, width: number): Places => ({
  rows: tf.reshape(tf.range(0, height), [1, height, 1]),
  columns: tf.reshape(tf.range(0, width), [1, 1, width]),
})

/** A number a sample, `[batch]`, evenly between two bounds, to be stretched over an image. */
export const drawBetween = (
  tf: Tf,
  { x, ctx }: Pick<ForwardArgs<unknown>, 'x' | 'ctx'>,
  low: number,
  high: number,
): Tensor => {
  const batch = x.shape[0] ?? 1
  return tf.reshape(tf.add(tf.mul(ctx.draw.uniform([batch]), high - low), low), [batch, 1, 1])
}

/** Makes both as large as the batch and the image are. */
export const spread = (
  tf: Tf,
  { rows, columns }: Places,
  [batch = 1, height = 1, width = 1]: readonly number[],
): Places => {
  const all = tf.zeros([batch, height, width])
  return { rows: tf.add(all, rows), columns: tf.add(all, columns) }
}

interface Augmentation<S extends ParamSpecs> extends Pick<
  LayerDefinition<S>,
  'id' | 'icon' | 'params' | 'keras' | 'summary'
> {
  /** Where each cell is looked up in training. */
  places(tf: Tf, args: ForwardArgs<ParamsOf<S>>): Places
  fill(p: ParamsOf<S>): Fill
  readonly text: Localized<ItemText>
}

/** A layer that changes images at random in training, each by itself, and keeps their size. */
export const defineAugmentation = <const S extends ParamSpecs>({
  places,
  fill,
  ...d
}: Augmentation<S>): LayerDefinition<S> =>
  defineLayer<S>({
    ...d,
    category: 'regularize',
    inputs: [{ name: 'input' }],
    outputs: [{ name: 'output' }],
    inferShape: (_p, [x = []]) => {
      const problem = imageProblem(x)
      return problem ? fail(problem) : ok(x)
    },
    weights: () => ({}),
    multiplyAdds: (_p, _inputs, output) => sizeOf(output) * 4,
    forward: (tf, args) => {
      const { x, p, ctx } = args
      if (!ctx.training) return x
      return lookUp(tf, x, spread(tf, places(tf, args), x.shape), fill(p))
    },
  })

export const fillTexts = {
  en: {
    title: 'Beyond the edge',
    help: 'What is seen where the image does not reach: zeros, its outermost cells, or its mirror image.',
    options: { constant: 'zeros', nearest: 'the edge', reflect: 'mirrored' },
  },
  uk: {
    title: 'За краєм',
    help: 'Що видно там, куди зображення не сягає: нулі, його крайні клітинки чи дзеркальне відбиття.',
    options: { constant: 'нулі', nearest: 'край', reflect: 'дзеркало' },
  },
} as const
