import { defineMerge } from './_merge'

/** Difference of two inputs of one shape. Keras `Subtract`. */
export default defineMerge({
  id: 'subtract',
  icon: '−',
  className: 'Subtract',
  inputs: [{ name: 'minuend' }, { name: 'subtrahend' }],
  merge: (tf, a, b) => tf.sub(a, b),
  signs: { between: ' − ', slope: (_numbers, input) => (input === 0 ? 1 : -1) },
  text: {
    en: {
      title: 'Subtract',
      keywords: ['minus', 'difference'],
      help: 'Takes one input from another number by number; both must have the same shape. It tells how far two branches differ: a twin network that compares two images ends like this.',
      formula: 'y = a − b',
      params: {},
      ports: { minuend: 'a', subtrahend: 'b' },
    },
    uk: {
      title: 'Віднімання',
      keywords: ['різниця', 'мінус'],
      help: 'Віднімає один вхід від іншого число до числа; форма в обох має бути однакова. Показує, наскільки різняться дві гілки: так закінчується мережа-близнюк, що порівнює два зображення.',
      formula: 'y = a − b',
      params: {},
      ports: { minuend: 'a', subtrahend: 'b' },
    },
  },
})
