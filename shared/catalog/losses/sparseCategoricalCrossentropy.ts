import { defineLoss, lossWeight } from '../define/loss'
import { choice } from '../define/params'
import { EPSILON, perSample } from '../define/perSample'
import { classMetrics, targetNotLabels } from './_check'
import { checkClasses, checkSoftmax } from './_checkSoftmax'
import { softmaxArithmetic } from './_softmaxArithmetic'
import { lossTexts } from './_texts'

/** −ln p of the true class, labels as class numbers. Keras `SparseCategoricalCrossentropy`. */
export default defineLoss({
  id: 'sparseCategoricalCrossentropy',
  icon: 'Hᵢ',
  params: { from: choice(['probabilities', 'logits'], 'probabilities'), ...lossWeight },
  check: (p, types) => {
    const { labels } = types.target
    return labels ? checkClasses(types, labels, 'index', checkSoftmax(p.from, types)) : [targetNotLabels(types)]
  },
  reads: (p) => p.from,
  loss: (tf, { prediction, target, counts, p }) => {
    const classes = prediction.shape.at(-1) ?? 1
    // As in Keras, clipped probabilities are made to sum to 1 again: their logarithms are logits like any others.
    const logits = p.from === 'logits' ? prediction : tf.log(tf.clipByValue(prediction, EPSILON, 1 - EPSILON))
    const truth = tf.cast(tf.oneHot(tf.cast(target, 'int32'), classes), 'float32')
    return perSample(tf, tf.neg(tf.sum(tf.mul(truth, tf.logSoftmax(logits)), -1)), counts)
  },
  arithmetic: (args) =>
    softmaxArithmetic(args, ([index], classes) => Array.from({ length: classes }, (_, i) => (i === index ? 1 : 0))),
  metrics: classMetrics,
  keras: (p) => ({ className: 'SparseCategoricalCrossentropy', config: { from_logits: p.from === 'logits' } }),
  text: {
    en: {
      title: 'Sparse categorical cross-entropy',
      short: 'Sparse CE',
      keywords: ['SCCE', 'cross entropy', 'whole-number labels', 'log loss'],
      help: 'For one class out of several, with labels given as class numbers: the same loss as the categorical one, without rows of zeros, which saves memory when classes are many. Goes with softmax and one unit a class.',
      pitfall: 'Labels are class numbers from 0; one-hot rows belong to the other cross-entropy.',
      formula: 'L = −ln p_{y}',
      params: { from: lossTexts.en.from, weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Розріджена категоріальна кросентропія',
      short: 'Розріджена КЕ',
      keywords: ['SCCE', 'перехресна ентропія', 'розріджена перехресна ентропія', 'цілі мітки'],
      help: 'Для одного класу з кількох, коли мітка — номер класу: та сама функція, що й категоріальна, але без рядів нулів, тож економить пам’ять, коли класів багато. Пасує до softmax, де кожному класу відповідає один вузол.',
      pitfall: 'Мітки — номери класів від 0; рядки one-hot беріть з іншою кросентропією.',
      formula: 'L = −ln p_{y}',
      params: { from: lossTexts.uk.from, weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
