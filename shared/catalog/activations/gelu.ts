import { defineActivation } from '../define/activation'
import { bool } from '../define/params'
import type { Tensor, Tf } from '../define/tf'
import { withGradient } from '../define/withGradient'
import { shareBelow, sharesBelow } from './_normal'

const ROOT = Math.sqrt(2 / Math.PI)
const CUBIC = 0.044715

const approximate = (tf: Tf, x: Tensor): Tensor => {
  const inner = tf.mul(tf.add(x, tf.mul(tf.mul(tf.square(x), x), CUBIC)), ROOT)
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1))
}

/** The gradient is Φ(x) + x·φ(x), from the same Φ: differentiated term by term it would lose digits. */
const exact = (tf: Tf, x: Tensor): Tensor =>
  withGradient(
    tf,
    [x],
    ([input]) => {
      const share = sharesBelow(tf, input)
      return { value: tf.mul(input, share), kept: [input, share] }
    },
    (dy, [input, share]) => {
      const density = tf.mul(tf.exp(tf.mul(tf.square(input), -0.5)), ROOT / 2)
      return [tf.mul(dy, tf.add(share, tf.mul(input, density)))]
    },
  )

/** x times the share of a standard normal below x (D. Hendrycks and K. Gimpel, 2016). Keras `gelu`. */
export default defineActivation({
  id: 'gelu',
  icon: 'GE',
  params: { approximate: bool(false) },
  apply: (tf, x, p) => (p.approximate ? approximate(tf, x) : exact(tf, x)),
  plot: (x, p) => (p.approximate ? 0.5 * x * (1 + Math.tanh(ROOT * (x + CUBIC * x ** 3))) : x * shareBelow(x)),
  keras: (p) =>
    p.approximate
      ? { className: 'ApproximateGelu', config: {} }
      : { className: 'Activation', config: { activation: 'gelu' }, name: 'gelu' },
  related: ['swish'],
  text: {
    en: {
      title: 'GELU',
      keywords: ['Gaussian error linear unit'],
      help: 'Lets a number pass in proportion to how large it is among normal ones: smooth, nearly ReLU far from zero. The usual activation inside Transformers.',
      formula: 'φ(x) = x·P(Z < x), Z ~ N(0, 1)',
      params: {
        approximate: {
          title: 'Approximate',
          help: 'Computes it with a tanh, as many published networks do; it differs by less than 0.0005.',
        },
      },
    },
    uk: {
      title: 'GELU',
      keywords: ['гаусів лінійний вузол'],
      help: 'Пропускає число тією мірою, якою воно велике серед нормально розподілених: плавна, далеко від нуля — майже ReLU. Звична активація всередині трансформерів.',
      formula: 'φ(x) = x·P(Z < x), Z ~ N(0, 1)',
      params: {
        approximate: {
          title: 'Наближено',
          help: 'Обчислює через tanh, як у багатьох оприлюднених мережах; відмінність менша за 0,0005.',
        },
      },
    },
  },
})
