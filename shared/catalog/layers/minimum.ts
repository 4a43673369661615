import { defineMerge } from './_merge'

/** Elementwise minimum of inputs of one shape. Keras `Minimum`. */
export default defineMerge({
  id: 'minimum',
  icon: '∧',
  className: 'Minimum',
  merge: (tf, a, b) => tf.minimum(a, b),
  signs: { begin: 'min(', between: '; ', end: () => ')' },
  text: {
    en: {
      title: 'Minimum',
      keywords: ['min', 'element-wise minimum'],
      help: 'Takes the smallest of its inputs number by number; all must have the same shape. On truth values between 0 and 1 it is a soft “and”.',
      formula: 'y = min(x₁, x₂, …)',
      params: {},
    },
    uk: {
      title: 'Мінімум',
      keywords: ['найменше', 'поелементний мінімум'],
      help: 'Бере найменший зі своїх входів число до числа; форма в усіх має бути однакова. Для значень істинності від 0 до 1 це м’яке «і».',
      formula: 'y = min(x₁, x₂, …)',
      params: {},
    },
  },
})
