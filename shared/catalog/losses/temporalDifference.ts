import type { ItemProblem } from '../define/item'
import { defineLoss, lossWeight, type LossTypes } from '../define/loss'
import { float } from '../define/params'
import { shapeText } from '../define/shapeText'
import type { Tensor, Tf } from '../define/tf'
import { withGradient } from '../define/withGradient'
import { rewardTexts } from '../layers/_maze'
import { LOSS_FOR, setUnits } from './_check'
import { lossTexts } from './_texts'

/** Numbers of an experience besides its action: the reward, and whether the walk goes on. */
const BESIDES = 2

function check({ prediction, target }: LossTypes): readonly ItemProblem[] {
  const [moments, actions = 0] = prediction.shape
  const wanted = target.shape.length === 1 && !target.labels ? (target.shape[0] ?? 0) - BESIDES : 0
  const before = prediction.shape.length === 2 && moments === 2
  if (before && wanted > 0 && actions === wanted) return []
  const other = target.labels ? LOSS_FOR[target.labels.encoding] : 'meanSquaredError'
  return [
    {
      code: 'experienceUnlike',
      port: 'prediction',
      values: { prediction: shapeText(prediction.shape), target: shapeText(target.shape) },
      fixes: [before && wanted > 0 ? setUnits(wanted) : { kind: 'replaceType', type: other }],
    },
  ]
}

/** The same values; nothing flows back. */
const fixed = (tf: Tf, x: Tensor): Tensor =>
  withGradient(
    tf,
    [x],
    ([x]) => ({ value: tf.clone(x), kept: [x] }),
    (_dy, [x]) => [tf.zerosLike(x)],
  )

/**
 * Q-learning with a network (Watkins 1989; Mnih et al. 2015): what each action is worth, `[batch, 2, actions]`, in the state before and in the
 * one after, and an experience `[batch, actions + 2]`: the action with a 1 at its place, the reward, and 1 if it goes on. As in the table, only
 * the value before is corrected; what comes after stands fixed.
 */
export default defineLoss({
  id: 'temporalDifference',
  icon: 'TD',
  params: { discount: float(0, 1, 0.95, { midRun: true }), ...lossWeight },
  check: (_p, types) => check(types),
  reads: () => 'values',
  loss: (tf, { prediction, target, p }) => {
    const [batch = 1, , actions = 1] = prediction.shape
    const moment = (t: number): Tensor =>
      tf.reshape(tf.slice(prediction, [0, t, 0], [batch, 1, actions]), [batch, actions])
    const told = (from: number): Tensor => tf.reshape(tf.slice(target, [0, actions + from], [batch, 1]), [batch])
    const next = tf.max(fixed(tf, moment(1)), 1)
    const wanted = tf.add(told(0), tf.mul(tf.mul(told(1), p.discount), next))
    const value = tf.sum(tf.mul(moment(0), tf.slice(target, [0, 0], [batch, actions])), 1)
    return tf.square(tf.sub(wanted, value))
  },
  metrics: () => [],
  keras: () => null,
  example: {
    slopeless: true,
    inputs: [
      [
        [1, 2],
        [0, 3],
      ],
      [1, 0, 0.5, 1],
    ],
  },
  text: {
    en: {
      title: 'Temporal difference',
      short: 'TD error',
      keywords: ['Q-learning', 'DQN', 'TD', 'reinforcement learning', 'Bellman', 'action values'],
      help: 'Q-learning where a network stands in for the table: what it says of an action is moved towards the reward and the best that it promises itself in the next state. Takes two moments, the state before and the one after, with a value for each action, and the experience: the action, the reward, and whether it goes on.',
      formula: 'L = (r + γ·max Q(s′, ·) − Q(s, a))²',
      params: {
        discount: rewardTexts.en.discount,
        weight: lossTexts.en.weight,
      },
      ports: { ...lossTexts.en.ports, target: 'Experience' },
    },
    uk: {
      title: 'Часова різниця',
      short: 'Похибка TD',
      keywords: ['Q-навчання', 'DQN', 'TD', 'навчання з підкріпленням', 'Беллман', 'цінність дій'],
      help: 'Q-навчання, у якому таблицю заступає мережа: її оцінку дії наближають до винагороди разом із найкращим, що вона сама обіцяє в наступному стані. Бере два моменти — стан до і стан після, з числом для кожної дії — та досвід: дію, винагороду й те, чи триває блукання.',
      formula: 'L = (r + γ·max Q(s′, ·) − Q(s, a))²',
      params: {
        discount: rewardTexts.uk.discount,
        weight: lossTexts.uk.weight,
      },
      ports: { ...lossTexts.uk.ports, target: 'Досвід' },
    },
  },
})
