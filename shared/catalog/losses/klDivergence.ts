import { defineLoss, lossWeight } from '../define/loss'
import { present, shapesDiffer, softmaxOfOne, suitableMetrics } from './_check'
import { checkClasses, checkShares } from './_checkSoftmax'
import { EPSILON, perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** Σ y·ln(y/p) over classes. Keras `KLDivergence`. */
export default defineLoss({
  id: 'klDivergence',
  icon: 'KL',
  params: { ...lossWeight },
  check: (_p, types) => {
    const { labels } = types.target
    if (labels) return checkClasses(types, labels, 'oneHot', checkShares(types))
    const one = (types.prediction.shape.at(-1) ?? 1) === 1
    return present(
      shapesDiffer(types),
      one ? softmaxOfOne({ kind: 'replaceType', type: 'binaryCrossentropy' }) : checkShares(types),
    )
  },
  reads: () => 'probabilities',
  loss: (tf, { prediction, target, counts }) => {
    const [truth, shares] = [tf.clipByValue(target, EPSILON, 1), tf.clipByValue(prediction, EPSILON, 1)]
    return perSample(tf, tf.sum(tf.mul(truth, tf.sub(tf.log(truth), tf.log(shares))), -1), counts)
  },
  metrics: suitableMetrics,
  keras: () => ({ className: 'KLDivergence', config: {} }),
  example: {
    inputs: [
      [0.7, 0.2, 0.1],
      [0.5, 0.3, 0.2],
    ],
  },
  text: {
    en: {
      title: 'KL divergence',
      keywords: ['Kullback–Leibler', 'KLD', 'relative entropy'],
      help: 'How much one distribution differs from another: for targets that are probabilities themselves, such as the answers of a larger network. With one-hot labels it equals the categorical cross-entropy. Goes with softmax.',
      pitfall: 'Not the same both ways: it punishes what the prediction misses of the target, not what it adds.',
      formula: 'L = Σ y_{i} ln(y_{i} / p_{i})',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Дивергенція KL',
      keywords: ['Кульбак–Лейблер', 'розбіжність', 'відносна ентропія', 'КЛ'],
      help: 'Наскільки один розподіл відрізняється від іншого: для цілей, що самі є ймовірностями, наприклад відповідей більшої мережі. З one-hot-мітками дорівнює категоріальній кросентропії. Пасує до softmax.',
      pitfall: 'Не симетрична: карає за те, що передбачення пропускає з цілі, а не за зайве.',
      formula: 'L = Σ y_{i} ln(y_{i} / p_{i})',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
