import { defineInitializer } from '../define/initializer'
import { drawTruncated, fill } from './_fill'

/** Truncated normal with variance 2 / (in + out) (X. Glorot and Y. Bengio, 2010). Keras `GlorotNormal`. */
export default defineInitializer({
  id: 'glorotNormal',
  params: {},
  sample: ({ shape, fanIn, fanOut, random }) => {
    const deviation = Math.sqrt(2 / (fanIn + fanOut))
    return fill(shape, () => drawTruncated(random, deviation))
  },
  keras: () => ({ className: 'GlorotNormal', config: {}, name: 'glorot_normal' }),
  text: {
    en: {
      title: 'Glorot normal',
      keywords: ['Xavier', 'Xavier normal'],
      help: 'Like Glorot uniform, with bell-shaped values: the same variance, cut off at two deviations. Also called Xavier.',
      formula: 'w ~ N(0, 2 / (n_{in} + n_{out}))',
      params: {},
    },
    uk: {
      title: 'Glorot нормальний',
      keywords: ['Ксав’є', 'Глорот'],
      help: 'Як рівномірний Glorot, але з нормальним розподілом: та сама дисперсія, хвости обрізано на двох відхиленнях. Інша назва — Xavier.',
      formula: 'w ~ N(0, 2 / (n_{in} + n_{out}))',
      params: {},
    },
  },
})
