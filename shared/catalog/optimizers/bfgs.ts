import { defineJointOptimizer } from '../define/optimizer'
import type { Tensor, Tf } from '../define/tf'
import { searchSlots, searchStep } from './_lineSearch'
import { learningRate } from './_learningRate'

/** Most weights whose matrix is kept. */
const MOST = 1000

const column = (tf: Tf, a: Tensor): Tensor => tf.reshape(a, [-1, 1])
const outer = (tf: Tf, a: Tensor, b: Tensor): Tensor =>
  tf.matMul(column(tf, a) as never, column(tf, b) as never, false, true)

/** The inverse Hessian as γ·I + C, so that zeros are a start. */
interface Inverse {
  readonly scale: Tensor
  readonly rest: Tensor
}

const times = (tf: Tf, { scale, rest }: Inverse, v: Tensor): Tensor =>
  tf.add(tf.mul(v, scale), tf.reshape(tf.matMul(rest as never, column(tf, v) as never), [-1]))

/** H ← (I − ρsyᵀ)H(I − ρysᵀ) + ρssᵀ where sᵀy is above 0, and H as it was elsewhere. */
function improve(tf: Tf, before: Inverse, s: Tensor, y: Tensor): Inverse {
  const along = tf.sum(tf.mul(s, y))
  const power = tf.sum(tf.square(y))
  const sound = tf.cast(tf.greater(along, 1e-20), 'float32')
  // The first time, H begins as large as the curvature that was found.
  const anew = tf.mul(sound, tf.cast(tf.equal(before.scale, 0), 'float32'))
  const scale = tf.add(before.scale, tf.mul(anew, tf.div(along, tf.maximum(power, 1e-30))))
  const rho = tf.div(sound, tf.maximum(along, 1e-20))
  const hy = times(tf, { scale, rest: before.rest }, y)
  const cross = tf.mul(tf.add(outer(tf, s, hy), outer(tf, hy, s)), rho)
  const own = tf.mul(outer(tf, s, s), tf.mul(rho, tf.add(1, tf.mul(rho, tf.sum(tf.mul(y, hy))))))
  return { scale, rest: tf.add(tf.sub(before.rest, cross), own) }
}

/** Directions −Hg with an estimate H of the inverse Hessian (C. Broyden, R. Fletcher, D. Goldfarb, D. Shanno, 1970). */
export default defineJointOptimizer({
  id: 'bfgs',
  params: { learningRate: learningRate(1) },
  joint: {
    most: MOST,
    slots: (_p, count) => ({ ...searchSlots(count), scale: [], rest: [count, count] }),
    update: (tf, args) =>
      searchStep(tf, args, {
        left: 0.2,
        full: true,
        direct: ({ accepted, fresh, moved, changed, gradient }) => {
          const keep = tf.sub(1, fresh)
          const before = {
            scale: tf.mul(args.slots['scale'] ?? tf.scalar(0), keep),
            rest: tf.mul(args.slots['rest'] ?? tf.zeros([1, 1]), keep),
          }
          const learned = tf.mul(accepted, keep)
          const next = improve(tf, before, tf.mul(moved, learned), tf.mul(changed, learned))
          return { direction: tf.neg(times(tf, next, gradient)), slots: { scale: next.scale, rest: next.rest } }
        },
      }),
  },
  related: ['optimizers/conjugateGradient'],
  text: {
    en: {
      title: 'BFGS',
      keywords: ['quasi-Newton', 'train_bfgs', 'fmin_bfgs', 'Broyden', 'Hessian', 'second order'],
      help: 'Learns from step to step how the gradient changes, and steps almost as Newton’s method would, to where the bowl should have its bottom. Very fast on small smooth networks; it keeps a matrix of all weights by all weights, so up to 1,000 of them. Use it with all rows in one batch and without dropout; the last place tried may be a little worse than the best.',
      pitfall: 'It needs the whole data in each step and a matrix of all weights by all weights.',
      formula: 'w ← w − α·H·g,  H ≈ (∇²L)⁻¹',
      params: {
        learningRate: {
          title: 'First step',
          help: 'Share of the whole step that is tried first, and the length of the very first; 1 is usual.',
        },
      },
    },
    uk: {
      title: 'BFGS',
      keywords: ['квазіньютонівський', 'Бройден', 'Гессе', 'train_bfgs', 'fmin_bfgs', 'другий порядок'],
      help: 'Від кроку до кроку вивчає, як змінюється градієнт, і крокує майже так, як метод Ньютона, — туди, де має бути дно чаші. Дуже швидкий на малих гладких мережах; зберігає матрицю «всі ваги на всі ваги», тож до 1000 ваг. Беріть усі рядки в одному пакеті й без dropout; остання випробувана точка може бути трохи гіршою за найкращу.',
      pitfall: 'Потребує всіх даних у кожному кроці й матриці всіх ваг на всі ваги.',
      formula: 'w ← w − α·H·g,  H ≈ (∇²L)⁻¹',
      params: {
        learningRate: {
          title: 'Перший крок',
          help: 'Частка повного кроку, яку пробують спершу, і довжина найпершого; зазвичай 1.',
        },
      },
    },
  },
})
