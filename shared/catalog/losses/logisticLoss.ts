import { defineLoss, lossWeight } from '../define/loss'
import { suitableMetrics } from './_check'
import { checkSigned } from './_checkMargins'
import { perSample } from '../define/perSample'
import { softplus } from './_softplus'
import { lossTexts } from './_texts'

/** ln(1 + exp(−y·v)) with labels −1 and +1 (Aggarwal, 1.14). */
export default defineLoss({
  id: 'logisticLoss',
  icon: 'ln',
  params: { ...lossWeight },
  check: (_p, types) => checkSigned(types),
  reads: () => 'margin',
  loss: (tf, { prediction, target, counts }) => perSample(tf, softplus(tf, tf.neg(tf.mul(target, prediction))), counts),
  metrics: suitableMetrics,
  keras: () => null,
  example: { inputs: [[0.5], [1]] },
  lecture: '(1.14)',
  text: {
    en: {
      title: 'Logistic loss',
      keywords: ['log loss', 'logistic regression', '±1 labels'],
      help: 'Logistic regression in its first form: a linear unit and labels −1 and +1. It equals binary cross-entropy after a sigmoid with labels 0 and 1. A smooth hinge: a right answer goes on paying a little for being surer.',
      formula: 'L = ln(1 + exp(−y·v))',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Логістична',
      keywords: ['логістична регресія', 'логістичні втрати'],
      help: 'Логістична регресія в першій формі: лінійний вузол і мітки −1 та +1. Дорівнює бінарній кросентропії після сигмоїди з мітками 0 і 1. Це згладжена шарнірна: правильну відповідь усе ще трохи винагороджує за більшу певність.',
      formula: 'L = ln(1 + exp(−y·v))',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
