import { float } from '../define/params'
import { defineRule } from '../define/rule'
import type { ItemProblem } from '../define/item'
import type { LossTypes } from '../define/loss'
import { perSample } from '../define/perSample'
import { shapeText } from '../define/shapeText'
import { sameShape } from '../define/tensorType'
import { toRows } from '../layers/_lastAxis'
import { encodingNeeded } from '../losses/_check'
import { weightOf } from '../layers/_weightOf'
import { countingRows, withoutPadding } from './_counting'

/** So small a probability stands for one that is 0: its logarithm is finite. */
const NOTHING = 1e-7

function checkNext({ prediction, target }: LossTypes): readonly ItemProblem[] {
  const { labels } = target
  if (labels && labels.encoding !== 'oneHot') return [encodingNeeded(labels, 'oneHot')]
  if (sameShape(target.shape, prediction.shape)) return []
  return [
    {
      code: 'shapesDiffer',
      port: 'layer',
      values: { prediction: shapeText(prediction.shape), target: shapeText(target.shape) },
      fixes: [],
    },
  ]
}

/**
 * P_{ij} = (n_{ij} + s)/Σ_{k}(n_{ik} + s): how often a state was followed by each other in a pass through the rows, the most likely matrix.
 * The target is the state one step later, however far ahead the layer tells. Its loss is −log of how likely the layer held that state.
 */
export default defineRule({
  id: 'countTransitions',
  icon: '#',
  params: { smoothing: float(0, 100, 0) },
  trains: ['markovChain'],
  check: (_p, types) => checkNext(types),
  checkLayer: (_p, { p }) => {
    const steps = Number(p['steps'] ?? 1)
    return steps === 1
      ? []
      : [
          {
            code: 'countsSingleSteps',
            severity: 'info',
            port: 'target',
            values: { steps },
            fixes: [{ kind: 'setParam', on: 'upstream', port: 'layer', param: 'steps', value: 1 }],
          },
        ]
  },
  reads: () => 'probabilities',
  metrics: () => [],
  slots: (_p, { weights }) => ({ counts: weights['transitions'] ?? [] }),
  loss: (tf, { prediction, target, counts }) =>
    perSample(tf, tf.neg(tf.log(tf.maximum(tf.sum(tf.mul(prediction, target), -1), NOTHING))), counts),
  learn: (tf, { p, layer, target, slots, begins, counts: counting }) => {
    const kept = tf.mul(weightOf(slots, 'counts'), tf.sub(1, begins))
    const states = withoutPadding(tf, toRows(tf, layer.x), countingRows(tf, layer.x, counting))
    const counts = tf.add(kept, tf.matMul(states as never, toRows(tf, target) as never, true))
    const smoothed = tf.add(counts, p.smoothing)
    const sums = tf.sum(smoothed, 1, true)
    // A state that was never seen stays as it was.
    const shares = tf.div(smoothed, tf.maximum(sums, NOTHING))
    const seen = tf.add(tf.zerosLike(shares), sums)
    return {
      weights: { transitions: tf.where(tf.greater(seen, NOTHING), shares, weightOf(layer.w, 'transitions')) },
      slots: { counts },
    }
  },
  example: {
    inputs: [
      [
        [1, 0],
        [1, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [0, 1],
        [1, 0],
      ],
    ],
  },
  text: {
    en: {
      title: 'Count transitions',
      short: 'Count pairs',
      keywords: ['maximum likelihood', 'Markov chain', 'transition matrix', 'Laplace smoothing', 'bigrams'],
      help: 'Counts how often each state was followed by each other and divides by how often it came at all: the matrix under which the rows seen in a pass are likeliest. One pass is enough. The target is always the very next state, also where the layer tells several steps ahead. Smoothing adds a little to every count, so that what was never seen is not held for impossible.',
      formula: 'P_{ij} = (n_{ij} + s)/Σ_{k}(n_{ik} + s)',
      params: { smoothing: { title: 'Smoothing', help: 'What is added to every count (s); 1 is Laplace’s rule.' } },
      ports: { layer: 'Layer', target: 'Next state' },
    },
    uk: {
      title: 'Лічба переходів',
      short: 'Лічба пар',
      keywords: [
        'найбільша правдоподібність',
        'ланцюг Маркова',
        'матриця переходів',
        'згладжування Лапласа',
        'біграми',
      ],
      help: 'Лічить, як часто за кожним станом ішов кожен інший, і ділить на те, як часто він узагалі траплявся: за такої матриці побачене за прохід найправдоподібніше. Одного проходу досить. Ціль — завжди вже наступний стан, навіть якщо шар передбачає на кілька кроків. Згладжування трохи додає до кожного лічильника, щоб небачене не вважати неможливим.',
      formula: 'P_{ij} = (n_{ij} + s)/Σ_{k}(n_{ik} + s)',
      params: {
        smoothing: { title: 'Згладжування', help: 'Скільки додати до кожного лічильника (s); 1 — правило Лапласа.' },
      },
      ports: { layer: 'Шар', target: 'Наступний стан' },
    },
  },
})
