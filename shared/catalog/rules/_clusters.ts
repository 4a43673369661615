import type { Draw, Tensor, Tf } from '../define/tf'
import { winners } from '../layers/_prototypes'
import { FAR, squaredDistances } from '../layers/_squaredDistances'

/** Up to so many centers are begun one after another, each far from those before. */
const SOWN = 128
/** Keeps logarithms finite. */
const TINY = 1e-30

/** A row drawn with a chance in proportion to a weight, `[1, features]`: the largest of log weight + Gumbel noise. */
function drawRow(tf: Tf, rows: Tensor, weight: Tensor, uniform: Tensor): Tensor {
  const noise = tf.neg(tf.log(tf.neg(tf.log(tf.add(tf.mul(uniform, 1 - 2e-7), 1e-7)))))
  const place = tf.argMax(tf.add(tf.log(tf.add(weight, TINY)), noise), 0)
  return tf.gather(rows, tf.cast(tf.reshape(place, [1]), 'int32'))
}

/** Rows drawn each with the same chance, padding never: the one that counts and has the greatest draw. */
function drawEvenly(tf: Tf, rows: Tensor, units: number, draw: Draw, counting: Tensor | undefined): Tensor {
  const [count = 1] = rows.shape
  if (!counting) return tf.gather(rows, draw.int([units], count))
  const chances = tf.mul(tf.add(draw.uniform([units, count]), 1), tf.reshape(counting, [1, count]))
  return tf.gather(rows, tf.cast(tf.argMax(chances, 1), 'int32') as never)
}

/**
 * First centers, `[units, features]`: rows, each drawn with a chance in proportion to its squared distance to the nearest before it (k-means++).
 * `counting`: 1 for rows, 0 for padding, `[rows, 1]`.
 */
export function sow(tf: Tf, rows: Tensor, units: number, draw: Draw, counting?: Tensor): Tensor {
  const [count = 1] = rows.shape
  if (units > SOWN) return drawEvenly(tf, rows, units, draw, counting)
  const chances = tf.split(draw.uniform([units, count]), units, 0)
  const centers: Tensor[] = []
  const those = counting && tf.reshape(counting, [count])
  let distance = those ?? tf.fill([count], 1)
  chances.forEach((chance, k) => {
    const center = drawRow(tf, rows, distance, tf.reshape(chance, [count]))
    const away = tf.sum(tf.square(tf.sub(rows, center)), 1)
    const own = those ? tf.mul(away, those) : away
    distance = k === 0 ? own : tf.minimum(distance, own)
    centers.push(center)
  })
  return centers.length === 1 ? (centers[0] as Tensor) : tf.concat(centers, 0)
}

/** How many rows are nearest to each center, `[units]`, and the mean of those, `[units, features]`; 0 where there are none. */
export function shares(
  tf: Tf,
  rows: Tensor,
  centers: Tensor,
  counting?: Tensor,
): { readonly counts: Tensor; readonly means: Tensor } {
  const marks = winners(tf, squaredDistances(tf, rows, centers))
  const own = counting ? tf.mul(marks, counting) : marks
  const counts = tf.sum(own, 0)
  return { counts, means: tf.div(tf.matMul(own, rows, true), tf.maximum(tf.reshape(counts, [-1, 1]), 1)) }
}

/** Mean distance of each center to so many nearest others, `[units]`; there are at least two centers. */
export function meanNeighbours(tf: Tf, centers: Tensor, neighbours: number): Tensor {
  const units = centers.shape[0] ?? 1
  const count = Math.min(neighbours, units - 1)
  const hide = (places: Tensor): Tensor => tf.mul(tf.cast(tf.oneHot(places, units), 'float32'), FAR)
  let left = tf.add(squaredDistances(tf, centers, centers), hide(tf.range(0, units, 1, 'int32')))
  const found: Tensor[] = []
  for (let k = 0; k < count; k++) {
    found.push(tf.sqrt(tf.min(left, 1)))
    if (k + 1 < count) left = tf.add(left, hide(tf.cast(tf.argMin(left, 1), 'int32')))
  }
  return tf.div(found.length === 1 ? (found[0] as Tensor) : tf.addN(found), count)
}
