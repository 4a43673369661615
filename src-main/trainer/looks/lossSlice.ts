import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { createRandom } from '@shared/random'
import type { LookQuestion } from '@shared/looks/looks'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { gatherRows } from '../engine/gatherRows'
import { inference, type Values } from '../program/createNetwork'
import type { Weight } from '../program/createWeights'
import { measureLosses } from '../program/measureObjectives'
import type { PreparedData } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import type { LookDefinition } from './defineLook'
import { heldOf, hold, type Held } from './heldMoments'
import { roundTo } from './roundTo'

type Question = LookQuestion<'lossSlice'>
type Planes = Held['tensors']

const learners = ({ weights }: OpenNetwork): readonly Weight[] =>
  weights.all.filter(({ learns, spec }) => learns && !spec.byRule)
const isPair = (own: readonly Weight[]): boolean => own.reduce((sum, { value }) => sum + value.size, 0) === 2

/** A random direction for a weight, each filter as long as that of the weight; none for what is no filter: biases and scales. */
function direction(tf: Tf, { node, name, value }: Weight, seed: number, axis: number): Tensor {
  if (value.rank < 2) return tf.zerosLike(value)
  const random = createRandom(seed, `slice/${axis}/${node}/${name}`)
  const units = value.shape.at(-1) ?? 1
  const drawn = tf.tensor2d(
    Float32Array.from({ length: value.size }, () => random.normal()),
    [value.size / units, units],
  )
  const lengths = (x: Tensor): Tensor => tf.sqrt(tf.sum(tf.square(x), 0, true))
  const factor = tf.div(lengths(tf.reshape(value, [-1, units])), tf.add(lengths(drawn), 1e-10))
  return tf.reshape(tf.mul(drawn, factor), value.shape)
}

/** The middle and the two directions: of two weights along them. */
function begin(open: OpenNetwork, seed: number): Planes {
  const { tf } = open
  const own = learners(open)
  const pair = isPair(own)
  let place = 0
  return Object.fromEntries(
    own.flatMap((weight, i) => {
      const first = place
      place += weight.value.size
      const unit = (axis: number): Tensor =>
        tf.tensor(
          Array.from({ length: weight.value.size }, (_, k) => (first + k === axis ? 1 : 0)),
          weight.value.shape,
        )
      const along = (axis: number): Tensor => (pair ? unit(axis) : direction(tf, weight, seed, axis))
      const all = { [`${i}`]: tf.clone(weight.value), [`${i}/0`]: along(0), [`${i}/1`]: along(1) }
      return Object.entries(all).map(([name, one]) => [name, tf.keep(one)] as const)
    }),
  )
}

/** The loss of the network as it is, on some rows. */
function lossOf({ tf, plan, weights, network }: OpenNetwork, feeds: Values, rows: number): Tensor {
  const pass = network.forward([feeds], { ...inference(tf, plan), rows })
  const part = { values: pass.values[0] ?? {}, own: pass.ownLosses[0] ?? {}, share: 1 }
  return tf.reshape(network.penalize(measureLosses(tf, plan, weights, [part]).total), [1])
}

/** Losses at the points; the weights are as before. */
function measure(open: OpenNetwork, data: PreparedData, planes: Planes, { points, rows }: Question): Tensor {
  const { tf } = open
  const own = learners(open)
  const numbers = Array.from(data.split.train.slice(0, rows))
  const feeds = Object.fromEntries(
    Object.entries(data.tables).map(([key, table]) => [key, gatherRows(tf, table, numbers)]),
  )
  const before = own.map(({ value }) => tf.keep(tf.clone(value)))
  try {
    const losses = points.map(([a, b]) =>
      tf.tidy(() => {
        own.forEach(({ value }, i) => {
          const [middle, first, second] = [`${i}`, `${i}/0`, `${i}/1`].map((name) => planes[name] as Tensor) as [Tensor, Tensor, Tensor] // prettier-ignore
          value.assign(tf.add(middle, tf.add(tf.mul(first, a), tf.mul(second, b))) as never)
        })
        return lossOf(open, feeds, numbers.length)
      }),
    )
    return losses.length > 0 ? tf.concat(losses) : tf.zeros([0])
  } finally {
    own.forEach(({ value }, i) => value.assign(before[i] as never))
    before.forEach((one) => one.dispose())
  }
}

/** Products of the way from the middle with the directions, and of these with one another: [wa, wb, aa, bb, ab]. */
function products(open: OpenNetwork, planes: Planes): Tensor {
  const { tf } = open
  const own = learners(open)
  const dot = (x: (i: number) => Tensor, y: (i: number) => Tensor): Tensor =>
    tf.addN(own.map((_, i) => tf.sum(tf.mul(x(i), y(i)))))
  const [a, b] = [0, 1].map((axis) => (i: number) => planes[`${i}/${axis}`] as Tensor) as [(i: number) => Tensor, (i: number) => Tensor] // prettier-ignore
  const way = (i: number): Tensor => tf.sub((own[i] as Weight).value, planes[`${i}`] as Tensor)
  return tf.stack([dot(way, a), dot(way, b), dot(a, a), dot(b, b), dot(a, b)])
}

const round = (value: number): number => roundTo(value, 6)

/** A piece of a plane through the weights. */
export const lossSlice: LookDefinition<'lossSlice'> = async (scene, question) => {
  const data = await scene.network.data()
  if (!data.ok) return data
  if (question.begin) hold(question.slice, { tensors: scene.compute((open) => begin(open, question.seed)), clock: 0 })
  const held = heldOf(question.slice)
  if (!held) return trainerFailure('lookLost')
  hold(question.slice, held)
  const { tensors: planes } = held
  const own = learners(scene.network)
  if (own.some(({ value }, i) => String(planes[String(i)]?.shape) !== String(value.shape)) || own.length === 0)
    return trainerFailure('lookLost')
  const read = await scene.read(
    scene.compute((open) => ({
      losses: measure(open, data.value, planes, question),
      products: products(open, planes),
      middle: open.tf.concat(own.map((_, i) => open.tf.reshape(planes[String(i)] as Tensor, [-1])).slice(0, 2)),
    })),
  )
  if (!read.ok) return read
  const { losses, products: told, middle } = read.value
  const [wa = 0, wb = 0, aa = 0, bb = 0, ab = 0] = told.values
  const whole = aa * bb - ab * ab || 1
  const [x = NaN, y = NaN] = middle.values
  return ok({
    losses: losses.values.map((loss) => (Number.isFinite(loss) ? round(loss) : null)),
    place: [round((wa * bb - wb * ab) / whole), round((wb * aa - wa * ab) / whole)] as const,
    ...(isPair(own) && { weights: [x, y] as const }),
  })
}
