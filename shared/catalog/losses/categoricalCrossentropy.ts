import { defineLoss, lossWeight } from '../define/loss'
import { choice } from '../define/params'
import { present, shapesDiffer, softmaxOfOne, classMetrics } from './_check'
import { checkClasses, checkSoftmax } from './_checkSoftmax'
import { EPSILON, perSample } from '../define/perSample'
import { kerasSmoothing, labelSmoothing, smoothed } from './_labelSmoothing'
import { softmaxArithmetic } from './_softmaxArithmetic'
import { lossTexts } from './_texts'

/** −Σ y·ln p over classes, labels one-hot. Keras `CategoricalCrossentropy`. */
export default defineLoss({
  id: 'categoricalCrossentropy',
  icon: 'H',
  params: { from: choice(['probabilities', 'logits'], 'probabilities'), ...labelSmoothing, ...lossWeight },
  check: (p, types) => {
    const { labels } = types.target
    if (labels) return checkClasses(types, labels, 'oneHot', checkSoftmax(p.from, types))
    const one = (types.prediction.shape.at(-1) ?? 1) === 1
    const shares = one ? softmaxOfOne({ kind: 'replaceType', type: 'binaryCrossentropy' }) : checkSoftmax(p.from, types)
    return present(shapesDiffer(types), shares)
  },
  reads: (p) => p.from,
  loss: (tf, { prediction, target: truth, counts, p }) => {
    const target = smoothed(tf, truth, p.labelSmoothing, truth.shape.at(-1) ?? 1)
    if (p.from === 'logits') return perSample(tf, tf.neg(tf.sum(tf.mul(target, tf.logSoftmax(prediction)), -1)), counts)
    // Keras divides by the sum before it clips, so that any positive numbers count as shares.
    const shares = tf.div(prediction, tf.sum(prediction, -1, true))
    const log = tf.log(tf.clipByValue(shares, EPSILON, 1 - EPSILON))
    return perSample(tf, tf.neg(tf.sum(tf.mul(target, log), -1)), counts)
  },
  arithmetic: (args) =>
    softmaxArithmetic(args, (target, classes) =>
      target.map((y) => y * (1 - args.p.labelSmoothing) + args.p.labelSmoothing / classes),
    ),
  metrics: classMetrics,
  keras: (p) => ({
    className: 'CategoricalCrossentropy',
    config: { from_logits: p.from === 'logits', ...kerasSmoothing(p) },
  }),
  related: ['sparseCategoricalCrossentropy', 'metrics/accuracy'],
  lecture: '(1.15)',
  text: {
    en: {
      title: 'Categorical cross-entropy',
      short: 'Cross-entropy',
      keywords: ['CCE', 'CE', 'log loss', 'softmax loss', 'negative log-likelihood', 'NLL'],
      help: 'For one class out of several, with labels written as a row of zeros with a one: the surprise at the true class, given the predicted probabilities. Goes with softmax and one unit a class.',
      pitfall: 'Labels must be one-hot rows, predictions sum to 1: softmax before it, or logits set, not both.',
      formula: 'L = −Σ y_{i} ln p_{i}',
      params: { from: lossTexts.en.from, labelSmoothing: lossTexts.en.labelSmoothing, weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Категоріальна кросентропія',
      short: 'Кросентропія',
      keywords: [
        'CCE',
        'перехресна ентропія',
        'категоріальна перехресна ентропія',
        'крос-ентропія',
        'від’ємна логарифмічна правдоподібність',
      ],
      help: 'Для одного класу з кількох, коли мітка — ряд нулів з одиницею: здивування від правильного класу за передбачених імовірностей. Пасує до softmax, де кожному класу відповідає один вузол.',
      pitfall: 'Мітки — рядки one-hot, передбачення в сумі дають 1: softmax перед нею або логіти, але не обидва.',
      formula: 'L = −Σ y_{i} ln p_{i}',
      params: { from: lossTexts.uk.from, labelSmoothing: lossTexts.uk.labelSmoothing, weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
