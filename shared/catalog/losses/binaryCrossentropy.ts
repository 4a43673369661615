import type { FixHint, ItemProblem } from '../define/item'
import { defineLoss, lossWeight, type LossTypes } from '../define/loss'
import { choice } from '../define/params'
import {
  activationTwice,
  activationUnsuited,
  encodingUnsuited,
  madeBy,
  rowsUnlikeLabels,
  present,
  setActivation,
  setFrom,
  shapesDiffer,
  softmaxOfOne,
  suitableMetrics,
  unitsUnlikeClasses,
} from './_check'
import { NO_ARITHMETIC, value } from '../define/arithmetic'
import { sumArithmetic } from './_lossArithmetic'
import { EPSILON, perSample } from '../define/perSample'
import { kerasSmoothing, labelSmoothing, smoothed } from './_labelSmoothing'
import { softplus } from './_softplus'
import { lossTexts } from './_texts'

const written = sumArithmetic({
  symbols: { loss: 'mean −(y·ln p + (1 − y)·ln(1 − p))', slope: '((1 − y)/(1 − p) − y/p) / n' },
  line: (p, t) => ['−(', value(t), ' · ln ', value(p), ' + ', value(1 - t), ' · ln ', value(1 - p), ')'],
  slope: (p, t) => (1 - t) / (1 - p) - t / p,
  mean: true,
})

function checkActivation(from: 'probabilities' | 'logits', types: LossTypes): ItemProblem | undefined {
  const made = madeBy(types)
  const one = types.prediction.shape.at(-1) === 1
  if (from === 'logits') {
    if (made === 'sigmoid' || made === 'softmax')
      return made === 'softmax' && one ? softmaxOfOne(setActivation('sigmoid')) : activationTwice(types)
    return made === 'linear' ? undefined : activationUnsuited(types, 'linear', [setActivation('linear')], 'warning')
  }
  if (made === 'sigmoid') return undefined
  if (made === 'softmax') {
    if (one) return softmaxOfOne(setActivation('sigmoid'))
    const replace: readonly FixHint[] = [
      { kind: 'replaceType', type: 'categoricalCrossentropy' },
      setActivation('sigmoid'),
    ]
    return activationUnsuited(types, 'sigmoid', replace, 'warning')
  }
  return activationUnsuited(types, 'sigmoid', [
    setActivation('sigmoid'),
    ...(made === 'linear' ? [setFrom('logits')] : []),
  ])
}

function check(from: 'probabilities' | 'logits', types: LossTypes): readonly ItemProblem[] {
  const { labels } = types.target
  if (!labels) return present(shapesDiffer(types), checkActivation(from, types))
  if (labels.encoding === 'binary') {
    return present(rowsUnlikeLabels(types) ?? unitsUnlikeClasses(types, labels, 1), checkActivation(from, types))
  }
  // One yes-or-no question a class: unusual, but sound.
  if (labels.encoding === 'oneHot' && types.prediction.shape.at(-1) === labels.classes) {
    return present(rowsUnlikeLabels(types), checkActivation(from, types))
  }
  return present(encodingUnsuited(labels, 'binary'), checkActivation(from, types))
}

/** −[y·ln p + (1 − y)·ln(1 − p)], the mean over the outputs. Keras `BinaryCrossentropy`. */
export default defineLoss({
  id: 'binaryCrossentropy',
  icon: 'H₂',
  params: { from: choice(['probabilities', 'logits'], 'probabilities'), ...labelSmoothing, ...lossWeight },
  check: (p, types) => check(p.from, types),
  reads: (p) => p.from,
  loss: (tf, { prediction, target: truth, counts, p }) => {
    const target = smoothed(tf, truth, p.labelSmoothing, 2)
    if (p.from === 'logits') return perSample(tf, tf.sub(softplus(tf, prediction), tf.mul(prediction, target)), counts)
    const probability = tf.clipByValue(prediction, EPSILON, 1 - EPSILON)
    const yes = tf.mul(target, tf.log(probability))
    const no = tf.mul(tf.sub(1, target), tf.log(tf.sub(1, probability)))
    return perSample(tf, tf.neg(tf.add(yes, no)), counts)
  },
  // Written out as it is for probabilities and labels as they are.
  arithmetic: (args) =>
    args.p.from === 'probabilities' && args.p.labelSmoothing === 0 ? written(args) : NO_ARITHMETIC,
  metrics: suitableMetrics,
  keras: (p) => ({
    className: 'BinaryCrossentropy',
    config: { from_logits: p.from === 'logits', ...kerasSmoothing(p) },
  }),
  related: ['sigmoid', 'metrics/rocAuc'],
  text: {
    en: {
      title: 'Binary cross-entropy',
      short: 'Binary CE',
      keywords: ['BCE', 'log loss', 'two classes', 'cross entropy'],
      help: 'For yes-or-no questions: the surprise at the true answer, given the predicted probability. Goes with one sigmoid unit and labels 0 and 1; with several units each is a question of its own. Confident mistakes cost most.',
      pitfall: 'It reads probabilities: put a sigmoid before it, or set it to logits, not both.',
      formula: 'L = −[y ln p + (1 − y) ln(1 − p)]',
      params: { from: lossTexts.en.from, labelSmoothing: lossTexts.en.labelSmoothing, weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Бінарна кросентропія',
      short: 'Бінарна КЕ',
      keywords: ['BCE', 'перехресна ентропія', 'бінарна перехресна ентропія', 'логарифмічні втрати', 'два класи'],
      help: 'Для питань «так чи ні»: здивування від правильної відповіді за передбаченої ймовірності. Пасує до одного вузла із сигмоїдою та міток 0 і 1; якщо вузлів кілька, кожен — окреме питання. Найдорожче коштують упевнені помилки.',
      pitfall: 'Читає ймовірності: поставте перед нею сигмоїду або виберіть логіти, але не обидва.',
      formula: 'L = −[y ln p + (1 − y) ln(1 − p)]',
      params: { from: lossTexts.uk.from, labelSmoothing: lossTexts.uk.labelSmoothing, weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
