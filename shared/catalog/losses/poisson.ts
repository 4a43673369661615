import { defineLoss, lossWeight } from '../define/loss'
import {
  activationUnsuited,
  labelsAsNumbers,
  madeBy,
  present,
  setActivation,
  shapesDiffer,
  suitableMetrics,
} from './_check'
import { EPSILON, perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** Activations that never go below zero. */
const POSITIVE = ['softplus', 'relu', 'sigmoid', 'softmax', 'hardSigmoid', 'gaussian']

/** Mean of ŷ − y·ln ŷ. Keras `Poisson`. */
export default defineLoss({
  id: 'poisson',
  icon: 'λ',
  params: { ...lossWeight },
  check: (_p, types) => {
    const activation = POSITIVE.includes(madeBy(types))
      ? undefined
      : activationUnsuited(types, 'softplus', [setActivation('softplus'), setActivation('relu')])
    return [...present(shapesDiffer(types), activation), ...labelsAsNumbers(types)]
  },
  reads: () => 'values',
  loss: (tf, { prediction, target, counts }) =>
    perSample(tf, tf.sub(prediction, tf.mul(target, tf.log(tf.add(prediction, EPSILON)))), counts),
  metrics: suitableMetrics,
  keras: () => ({ className: 'Poisson', config: {} }),
  text: {
    en: {
      title: 'Poisson',
      keywords: ['count regression', 'Poisson regression'],
      help: 'For predicting counts of rare events, such as calls an hour: the prediction is the mean of a Poisson distribution and must not be negative, so it needs an activation such as softplus or ReLU.',
      formula: 'L = mean (ŷ − y ln ŷ)',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Пуассона',
      keywords: ['регресія Пуассона', 'лічильні дані'],
      help: 'Для передбачення кількостей рідкісних подій, наприклад дзвінків за годину: передбачення — середнє розподілу Пуассона, тож не може бути від’ємним і потребує активації на зразок softplus або ReLU.',
      formula: 'L = середнє (ŷ − y ln ŷ)',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
