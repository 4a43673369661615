import type { LayerView, UnitGrid } from '../define/layer'
import { sizeOf, type Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'

/** Squares below this count as this much, so that a root has a gradient. */
const TINY = 1e-12

/** Samples as rows, `[batch, features]`, whatever their shape. */
export const sampleRows = (tf: Tf, x: Tensor): Tensor =>
  tf.cast(x.rank === 2 ? x : tf.reshape(x, [x.shape[0] ?? 1, sizeOf(x.shape.slice(1))]), 'float32')

/** The square root of squared distances, with a gradient of 0 where there is no distance. */
export const distanceOf = (tf: Tf, squared: Tensor): Tensor => tf.sqrt(tf.maximum(squared, TINY))

/** Units by number, int32 `[batch]`, as ones among zeros in the shape of `like`, `[batch, units]`. */
export function marked(tf: Tf, units: Tensor, like: Tensor): Tensor {
  const [, count = 1] = like.shape
  // TensorFlow.js marks one of two at least.
  return count === 1
    ? tf.add(tf.mul(like, 0), 1)
    : tf.cast(tf.oneHot(tf.cast(units, 'int32') as never, count), 'float32')
}

/** The nearest unit of each row as a one among zeros, `[batch, units]`; of equally near ones the first. */
export const winners = (tf: Tf, distances: Tensor): Tensor => marked(tf, tf.argMin(distances, 1), distances)

/** Features of samples of a shape. */
export const featuresOf = ([x = []]: readonly Shape[]): number => sizeOf(x)

/** 0, 1, … below `count`, float32; made by an operation, since a compiled step takes no long list of numbers. */
export const counted = (tf: Tf, count: number): Tensor => tf.range(0, count, 1, 'float32')

/** How often a size goes into whole numbers. */
export const wholes = (tf: Tf, numbers: Tensor, size: number): Tensor => tf.floor(tf.div(tf.add(numbers, 0.5), size))

/** Where units stand on a grid, row after row, by their numbers. */
export function gridPlaces(
  tf: Tf,
  { columns }: UnitGrid,
  units: Tensor,
): { readonly row: Tensor; readonly column: Tensor } {
  const row = wholes(tf, units, columns)
  return { row, column: tf.sub(units, tf.mul(row, columns)) }
}

/** Prototypes to be drawn among the data or as small pictures. */
export const prototypesView = { kind: 'prototypes', weight: 'prototypes' } as const satisfies LayerView<unknown>
