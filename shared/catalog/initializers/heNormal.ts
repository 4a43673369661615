import { defineInitializer } from '../define/initializer'
import { drawTruncated, fill } from './_fill'

/** Truncated normal with variance 2 / in (K. He et al., 2015). Keras `HeNormal`. */
export default defineInitializer({
  id: 'heNormal',
  params: {},
  sample: ({ shape, fanIn, random }) => {
    const deviation = Math.sqrt(2 / fanIn)
    return fill(shape, () => drawTruncated(random, deviation))
  },
  keras: () => ({ className: 'HeNormal', config: {}, name: 'he_normal' }),
  related: ['initializers/heUniform'],
  text: {
    en: {
      title: 'He normal',
      keywords: ['Kaiming', 'Kaiming normal'],
      help: 'Like He uniform, with bell-shaped values: the usual choice for deep networks with ReLU.',
      pitfall: 'Made for ReLU: with tanh it saturates.',
      formula: 'w ~ N(0, 2 / n_{in})',
      params: {},
    },
    uk: {
      title: 'Хе, нормальний',
      keywords: ['Каймінг', 'He'],
      help: 'Як рівномірний Хе, але з нормальним розподілом: звичний вибір для глибоких мереж із ReLU.',
      pitfall: 'Створений для ReLU: з tanh веде до насичення.',
      formula: 'w ~ N(0, 2 / n_{in})',
      params: {},
    },
  },
})
