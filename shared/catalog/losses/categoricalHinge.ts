import { defineLoss, lossWeight } from '../define/loss'
import { perSample } from '../define/perSample'
import { suitableMetrics } from './_check'
import { checkScores } from './_checkMargins'
import { lossTexts } from './_texts'

/** max(1 + the best wrong score − the true one, 0), labels one-hot. Keras `CategoricalHinge`, where a wrong score below 0 counts as 0. */
export default defineLoss({
  id: 'categoricalHinge',
  icon: '±ᵢ',
  params: { ...lossWeight },
  check: (_p, types) => checkScores(types),
  reads: () => 'margin',
  loss: (tf, { prediction, target, counts }) => {
    const own = tf.sum(tf.mul(target, prediction), -1)
    const best = tf.max(tf.mul(tf.sub(1, target), prediction), -1)
    return perSample(tf, tf.relu(tf.add(tf.sub(best, own), 1)), counts)
  },
  metrics: suitableMetrics,
  keras: () => ({ className: 'CategoricalHinge', config: {} }),
  text: {
    en: {
      title: 'Categorical hinge',
      short: 'Cat. hinge',
      keywords: ['multiclass hinge'],
      help: 'Hinge for several classes, as Keras has it: the score of the true class should be higher by 1 than the best of the others, and at least 1 itself. Goes with one linear unit a class and one-hot labels.',
      formula: 'L = max(1 + max(0, max_{j≠y} v_{j}) − v_{y}, 0)',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Категоріальна шарнірна',
      short: 'Катег. шарнірна',
      keywords: ['категорійна шарнірна', 'завісна'],
      help: 'Шарнірна для кількох класів, така, як у Keras: оцінка правильного класу має бути на 1 вища за найкращу з інших і не менша за 1 сама. Пасує до лінійних вузлів, по одному на клас, і one-hot-міток.',
      formula: 'L = max(1 + max(0, max_{j≠y} v_{j}) − v_{y}, 0)',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
