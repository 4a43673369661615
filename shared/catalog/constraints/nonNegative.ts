import { defineConstraint } from '../define/constraint'

/** Negative weights become 0. Keras `NonNeg`. */
export default defineConstraint({
  id: 'nonNegative',
  params: {},
  apply: (tf, weight) => tf.relu(weight),
  keras: () => ({ className: 'NonNeg', config: {} }),
  text: {
    en: {
      title: 'Non-negative',
      help: 'What an update makes negative is set to zero: inputs can only add up, never cancel. For sums of parts, such as shares and mixtures.',
      formula: 'w ← max(w, 0)',
      params: {},
    },
    uk: {
      title: 'Невід’ємні',
      help: 'Що після оновлення стало від’ємним, стає нулем: входи можуть лише додаватися, а не гасити одне одного. Для сум із частин — часток і сумішей.',
      formula: 'w ← max(w, 0)',
      params: {},
    },
  },
})
