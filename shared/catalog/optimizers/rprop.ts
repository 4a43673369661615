import { defineOptimizer } from '../define/optimizer'
import { float } from '../define/params'
import { signum } from '../define/signum'
import { learningRate } from './_learningRate'

/**
 * Each weight goes by the sign of its gradient alone, with a step size of its own that grows while the sign stays and shrinks when it changes (M. Riedmiller,
 * H. Braun, 1993; without going back, as neurolab's `train_rprop`). The size is kept as the logarithm of
 * its ratio to the first one, so that the shortest steps keep their digits.
 */
export default defineOptimizer({
  id: 'rprop',
  params: {
    learningRate: learningRate(0.07),
    increase: float(1, 2, 1.2),
    decrease: float(0.05, 1, 0.5),
    least: float(1e-12, 1, 1e-9, { scale: 'log' }),
    most: float(1e-6, 1000, 50, { scale: 'log' }),
  },
  slots: () => ['gradient', 'growth'],
  wholeData: true,
  update: (tf, { p, rate, weight, gradient, slots }) => {
    const before = slots['gradient'] ?? tf.zerosLike(weight)
    const same = tf.mul(signum(tf, gradient), signum(tf, before))
    const change = tf.add(
      tf.mul(tf.relu(same), Math.log(p.increase)),
      tf.mul(tf.relu(tf.neg(same)), Math.log(p.decrease)),
    )
    const least = Math.log(p.least / p.learningRate)
    const most = Math.log(p.most / p.learningRate)
    const growth = tf.minimum(tf.maximum(tf.add(slots['growth'] ?? tf.zerosLike(weight), change), least), most)
    const next = tf.mul(tf.exp(growth), rate)
    return {
      weight: tf.sub(weight, tf.mul(next, signum(tf, gradient))),
      slots: { gradient, growth },
    }
  },
  keras: () => null,
  text: {
    en: {
      title: 'Rprop',
      keywords: ['resilient backpropagation', 'train_rprop', 'trainrp', 'neurolab', 'sign of the gradient'],
      help: 'Looks only at the sign of each gradient, not at its size. Every weight has a step of its own: longer while the sign stays, half as long when it changes. Robust where gradients differ by orders of magnitude, and good for small networks; it needs all rows in one batch, because noise turns signs.',
      formula: 'Δ ← Δ·η⁺ or Δ·η⁻,  w ← w − Δ·sign(g)',
      params: {
        learningRate: { title: 'First step', help: 'Step size that every weight begins with; 0.07 is usual.' },
        increase: { title: 'Growth η⁺', help: 'Factor of a step while the sign of the gradient stays.' },
        decrease: { title: 'Shrinking η⁻', help: 'Factor of a step when the sign has changed.' },
        least: { title: 'Shortest step', help: 'No step becomes shorter than this.' },
        most: { title: 'Longest step', help: 'No step becomes longer than this.' },
      },
    },
    uk: {
      title: 'Rprop',
      keywords: ['стійке зворотне поширення', 'train_rprop', 'neurolab', 'знак градієнта', 'Рідміллер'],
      help: 'Дивиться лише на знак кожного градієнта, а не на величину. Кожна вага має власний крок: довший, доки знак той самий, удвічі коротший, коли він змінився. Надійний там, де градієнти різняться на порядки, і добрий для малих мереж; потребує всіх рядків в одному пакеті, бо шум міняє знаки.',
      formula: 'Δ ← Δ·η⁺ або Δ·η⁻,  w ← w − Δ·sign(g)',
      params: {
        learningRate: { title: 'Перший крок', help: 'Крок, з якого починає кожна вага; зазвичай 0,07.' },
        increase: { title: 'Зростання η⁺', help: 'Множник кроку, доки знак градієнта не змінюється.' },
        decrease: { title: 'Спадання η⁻', help: 'Множник кроку, коли знак змінився.' },
        least: { title: 'Найкоротший крок', help: 'Коротшим за це крок не стає.' },
        most: { title: 'Найдовший крок', help: 'Довшим за це крок не стає.' },
      },
    },
  },
})
