import { ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { bool, constraint, initializer, regularizer } from '../define/params'
import { sizeOf, type Shape } from '../define/tensorType'
import { weightOf } from './_weightOf'

/** One slope for every number of a sample, or for each channel. */
const slopes = (x: Shape, sharedAxes: boolean): Shape =>
  sharedAxes ? [...x.slice(0, -1).map(() => 1), x.at(-1) ?? 1] : x

/** x where positive, else a learned slope times x (K. He et al., 2015). Keras `PReLU`. */
export default defineLayer({
  id: 'prelu',
  category: 'activation',
  icon: 'PR',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    sharedAxes: bool(true),
    alphaInitializer: initializer('zeros'),
    alphaRegularizer: regularizer(),
    alphaConstraint: constraint(),
  },
  inferShape: (_p, [x = []]) => ok(x),
  weights: (p, [x = []]) => ({
    alpha: weight(slopes(x, p.sharedAxes), p.alphaInitializer, {
      regularizer: p.alphaRegularizer,
      constraint: p.alphaConstraint,
    }),
  }),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, w }) => tf.sub(tf.relu(x), tf.mul(tf.relu(tf.neg(x)), weightOf(w, 'alpha'))),
  keras: (p, [x = []]) => ({
    className: 'PReLU',
    config: {
      alpha_initializer: p.alphaInitializer,
      shared_axes: p.sharedAxes && x.length > 1 ? x.slice(0, -1).map((_, axis) => axis + 1) : null,
    },
  }),
  summary: () => '',
  example: { inputs: [[0.5, -1, 2, -3]], weights: { alpha: [0.25, 0.25, 0.25, 0.25] } },
  text: {
    en: {
      title: 'PReLU',
      keywords: ['parametric ReLU', 'learned slope'],
      help: 'A leaky ReLU that learns its slope for negative numbers instead of being given one. With a few weights more it lets each channel choose between a ReLU, a leaky one, and passing all.',
      formula: 'y = x for x > 0, else αx',
      params: {
        sharedAxes: {
          title: 'Per channel',
          help: 'One slope a channel, shared by all places; otherwise every number of a sample has a slope of its own.',
        },
        alphaInitializer: { title: 'Initializer', help: 'First values of the slopes: zeros begin as a ReLU.' },
        alphaRegularizer: {
          title: 'Regularizer',
          help: 'Penalty on the slopes that is added to the loss; it pulls them to a ReLU.',
        },
        alphaConstraint: { title: 'Constraint', help: 'Bound that the slopes are brought back to after every update.' },
      },
    },
    uk: {
      title: 'PReLU',
      keywords: ['параметричний ReLU', 'навчений нахил'],
      help: 'Leaky ReLU, що навчається нахилу для від’ємних чисел, а не отримує його. Кілька додаткових ваг — і кожен канал сам обирає між ReLU, «дірявою» ReLU та пропусканням усього.',
      formula: 'y = x, якщо x > 0, інакше αx',
      params: {
        sharedAxes: {
          title: 'За каналами',
          help: 'Один нахил на канал, спільний для всіх місць; інакше кожне число зразка має власний.',
        },
        alphaInitializer: { title: 'Ініціалізатор', help: 'Перші значення нахилів: з нулів починається ReLU.' },
        alphaRegularizer: {
          title: 'Регуляризатор',
          help: 'Штраф за нахили, що додається до втрат; тягне їх до ReLU.',
        },
        alphaConstraint: { title: 'Обмеження', help: 'Межа, до якої нахили повертають після кожного оновлення.' },
      },
    },
  },
})
