import { defineMerge } from './_merge'

/** Elementwise mean of inputs of one shape. Keras `Average`. */
export default defineMerge({
  id: 'average',
  icon: 'μ',
  className: 'Average',
  mixesEqual: true,
  merge: (tf, a, b) => tf.add(a, b),
  signs: { begin: '(', between: ' + ', end: (count) => `) / ${count}`, slope: (numbers) => 1 / numbers.length },
  finish: (tf, sum, count) => tf.div(sum, count),
  text: {
    en: {
      title: 'Average',
      keywords: ['mean', 'ensemble', 'averaging'],
      help: 'Takes the mean of its inputs number by number; all must have the same shape. The answers of several networks averaged like this are an ensemble, which errs less than each of them.',
      formula: 'y = (x₁ + x₂ + … + x_{n}) / n',
      params: {},
    },
    uk: {
      title: 'Усереднення',
      keywords: ['середнє', 'ансамбль', 'усереднення моделей'],
      help: 'Бере середнє своїх входів число до числа; форма в усіх має бути однакова. Так усереднені відповіді кількох мереж утворюють ансамбль, що помиляється рідше за кожну з них.',
      formula: 'y = (x₁ + x₂ + … + x_{n}) / n',
      params: {},
    },
  },
})
