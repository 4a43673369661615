import { defineLoss, lossWeight } from '../define/loss'
import { suitableMetrics } from './_check'
import { checkSigned } from './_checkMargins'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** max(−y·v, 0) with labels −1 and +1 (Aggarwal, 1.8). */
export default defineLoss({
  id: 'perceptronCriterion',
  icon: 'Π',
  params: { ...lossWeight },
  check: (_p, types) => checkSigned(types),
  reads: () => 'margin',
  loss: (tf, { prediction, target, counts }) => perSample(tf, tf.relu(tf.neg(tf.mul(target, prediction))), counts),
  metrics: suitableMetrics,
  keras: () => null,
  example: { inputs: [[-0.5], [1]] },
  lecture: '(1.8)',
  text: {
    en: {
      title: 'Perceptron criterion',
      short: 'Perceptron',
      keywords: ['Rosenblatt', 'perceptron loss'],
      help: 'What the perceptron minimizes without saying so: only points on the wrong side cost, in proportion to their distance, and a right answer costs nothing however close it is. It is lowest at weights of zero, where nothing is learned any more; the hinge, with its margin, has no such trap.',
      pitfall: 'All weights at 0 make it 0 as well: it does not ask for a margin. The hinge does.',
      formula: 'L = max(−y·v, 0)',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Критерій перцептрона',
      short: 'Перцептрон',
      keywords: ['Розенблат', 'втрати перцептрона', 'персептрон'],
      help: 'Те, що мінімізує перцептрон, хоч про це й не каже: коштують лише точки з хибного боку, пропорційно до відстані, а правильна відповідь не коштує нічого, хоч яка близька до межі. Найменше значення — за нульових ваг, де навчання завмирає; шарнірна з її відступом такої пастки не має.',
      pitfall: 'Якщо всі ваги 0, вона теж 0: відступу не вимагає. Його вимагає шарнірна.',
      formula: 'L = max(−y·v, 0)',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
