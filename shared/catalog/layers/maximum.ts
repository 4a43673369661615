import { defineMerge } from './_merge'

/** Elementwise maximum of inputs of one shape. Keras `Maximum`. */
export default defineMerge({
  id: 'maximum',
  icon: '∨',
  className: 'Maximum',
  merge: (tf, a, b) => tf.maximum(a, b),
  signs: { begin: 'max(', between: '; ', end: () => ')' },
  text: {
    en: {
      title: 'Maximum',
      keywords: ['max', 'element-wise maximum'],
      help: 'Takes the largest of its inputs number by number; all must have the same shape. Several dense layers joined like this make a maxout unit; on truth values it is a soft “or”.',
      formula: 'y = max(x₁, x₂, …)',
      params: {},
    },
    uk: {
      title: 'Максимум',
      keywords: ['найбільше', 'поелементний максимум'],
      help: 'Бере найбільший зі своїх входів число до числа; форма в усіх має бути однакова. Так із кількох повнозв’язних шарів виходить вузол maxout; для значень істинності це м’яке «або».',
      formula: 'y = max(x₁, x₂, …)',
      params: {},
    },
  },
})
