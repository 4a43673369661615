import { defineLoss } from '../define/loss'
import { suitableMetrics } from './_check'
import { checkSigned } from './_checkMargins'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** 1 for a wrong answer, 0 for a right one, with labels −1 and +1: (1 − y·sign v)/2. The lecture (Aggarwal, 1.7) has twice that. v = 0 answers −1, as the accuracy counts it. */
export default defineLoss({
  id: 'zeroOne',
  icon: '01',
  params: {},
  check: (_p, types) => checkSigned(types),
  reads: () => 'margin',
  loss: (tf, { prediction, target, counts }) => {
    const side = tf.sub(tf.mul(2, tf.step(prediction)), 1)
    return perSample(tf, tf.mul(0.5, tf.sub(1, tf.mul(target, side))), counts)
  },
  metrics: suitableMetrics,
  keras: () => null,
  shownOnly: true,
  example: { inputs: [[-0.5], [1]] },
  related: ['perceptronCriterion'],
  lecture: '(1.7)',
  text: {
    en: {
      title: '0/1 loss',
      keywords: ['misclassification', 'error rate'],
      help: 'The share of wrong answers: what one would like to minimize. Its graph is a step, so the gradient is zero everywhere and nothing can be learned from it; put it beside a loss that can be learned, such as the hinge, to see both curves.',
      pitfall: 'A staircase: flat everywhere, so that it can be watched and not learned from.',
      formula: 'L = (1 − y·sign v)/2',
      params: {},
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Втрати 0/1',
      keywords: ['частка помилок', 'помилкова класифікація'],
      help: 'Частка хибних відповідей: те, що хотілося б мінімізувати. Графік — сходинка, тож градієнт усюди нульовий, і навчитися з неї нічого не можна; поставте її поруч із функцією, яка навчає, наприклад шарнірною, щоб бачити обидві криві.',
      pitfall: 'Сходи: усюди пласкі, тож на них можна дивитися, але не вчитися.',
      formula: 'L = (1 − y·sign v)/2',
      params: {},
      ports: lossTexts.uk.ports,
    },
  },
})
