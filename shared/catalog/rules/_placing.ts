import { itemId } from '../define/params'
import type { LearnArgs, TrainedLayer } from '../define/teaching'
import type { Tensor, Tf } from '../define/tf'
import { counted, gridPlaces, sampleRows, wholes } from '../layers/_prototypes'
import { weightOf } from '../layers/_weightOf'

/** What a rule places prototypes by. */
type Args = Pick<LearnArgs<unknown>, 'layer' | 'draw'>

/** Whether prototypes start as zeros, which are no place: a rule gives them one in the first step that knows of any. */
export const startsNowhere = ({ p }: TrainedLayer): boolean => itemId(p['prototypesInitializer']) === 'zeros'

/** 1 for each unit whose prototype is still all zeros, `[units, 1]`. */
export const unplaced = (tf: Tf, prototypes: Tensor): Tensor =>
  tf.cast(tf.equal(tf.sum(tf.abs(prototypes), 1, true), 0), 'float32')

/** 1 as long as no unit has a place. */
const nonePlaced = (tf: Tf, prototypes: Tensor): Tensor => tf.min(unplaced(tf, prototypes))

const rootMeanSquare = (tf: Tf, values: Tensor, axis?: number): Tensor =>
  tf.sqrt(tf.mean(tf.square(values), axis, axis !== undefined))

/** How far features spread around a middle, with a hundredth of their size for where they do not. */
const spread = (tf: Tf, rows: Tensor, middle: Tensor): Tensor =>
  tf.add(rootMeanSquare(tf, tf.sub(rows, middle), 0), tf.mul(rootMeanSquare(tf, rows), 0.01))

/** Uniform from −1 to 1. */
export const aside = (tf: Tf, { draw }: Pick<Args, 'draw'>, shape: readonly number[]): Tensor =>
  tf.sub(tf.mul(draw.uniform(shape), 2), 1)

/** Prototypes without a place on the rows of the batch, one after another; with fewer rows than units, a little aside from them. */
export function placedOnRows(tf: Tf, args: Args): Tensor {
  const prototypes = weightOf(args.layer.w, 'prototypes')
  if (!startsNowhere(args.layer)) return prototypes
  const rows = sampleRows(tf, args.layer.x)
  const [batch = 1, features = 1] = rows.shape
  const [units = 1] = prototypes.shape
  const all = counted(tf, units)
  const numbers = tf.sub(all, tf.mul(wholes(tf, all, batch), batch))
  const places = tf.gather(rows, tf.cast(numbers, 'int32') as never)
  const near = (): Tensor => {
    const off = tf.mul(aside(tf, args, [units, 1]), aside(tf, args, [1, features]))
    return tf.add(places, tf.mul(off, tf.mul(spread(tf, rows, tf.mean(rows, 0, true)), 0.1)))
  }
  return tf.add(prototypes, tf.mul(batch < units ? near() : places, nonePlaced(tf, prototypes)))
}

/** Prototypes without a place as a small even sheet around the middle of the batch, in a direction by chance for each side of the grid. */
export function placedAsSheet(tf: Tf, args: Args, rows: number, columns: number): Tensor {
  const prototypes = weightOf(args.layer.w, 'prototypes')
  if (!startsNowhere(args.layer)) return prototypes
  const samples = sampleRows(tf, args.layer.x)
  const middle = tf.mean(samples, 0, true)
  const { row, column } = gridPlaces(tf, { rows, columns }, counted(tf, rows * columns))
  const along = (places: Tensor, count: number): Tensor => {
    const share = tf.div(tf.sub(places, (count - 1) / 2), Math.max(count - 1, 1))
    return tf.mul(tf.reshape(share, [rows * columns, 1]), aside(tf, args, [1, samples.shape[1] ?? 1]))
  }
  const sheet = tf.mul(tf.add(along(row, rows), along(column, columns)), tf.mul(spread(tf, samples, middle), 0.5))
  return tf.add(prototypes, tf.mul(tf.add(middle, sheet), nonePlaced(tf, prototypes)))
}

/**
 * Prototypes of classes without a place around the mean of the batch's rows of their class, the only one of a class right there; a class
 * without rows waits. `member`: 1 where a row is of a class, `[batch, classes]`.
 */
export function placedByClass(tf: Tf, args: Args, member: Tensor): Tensor {
  const prototypes = weightOf(args.layer.w, 'prototypes')
  if (!startsNowhere(args.layer)) return prototypes
  const rows = sampleRows(tf, args.layer.x)
  const [units = 1, features = 1] = prototypes.shape
  const classes = member.shape[1] ?? 1
  const each = units / classes
  const count = tf.reshape(tf.sum(member, 0), [classes, 1])
  const meanOf = (values: Tensor): Tensor =>
    tf.div(tf.matMul(member as never, values as never, true), tf.maximum(count, 1))
  const means = meanOf(rows)
  const variance = tf.relu(tf.sub(meanOf(tf.square(rows)), tf.square(means)))
  const wide = tf.add(tf.sqrt(variance), tf.mul(rootMeanSquare(tf, rows), 0.01))
  // All prototypes of a class get what belongs to it.
  const classOf = tf.cast(wholes(tf, counted(tf, units), each), 'int32')
  const own = (values: Tensor): Tensor => tf.gather(values, classOf as never)
  const places = each === 1 ? means : tf.add(own(means), tf.mul(own(wide), aside(tf, args, [units, features])))
  const seen = own(tf.cast(tf.greater(count, 0), 'float32'))
  return tf.add(prototypes, tf.mul(places, tf.mul(seen, unplaced(tf, prototypes))))
}
