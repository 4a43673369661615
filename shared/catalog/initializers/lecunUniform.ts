import { defineInitializer } from '../define/initializer'
import { drawUniform, fill } from './_fill'

/** Uniform within ±√(3 / in) (Y. LeCun et al., 1998). Keras `LecunUniform`. */
export default defineInitializer({
  id: 'lecunUniform',
  params: {},
  sample: ({ shape, fanIn, random }) => {
    const limit = Math.sqrt(3 / fanIn)
    return fill(shape, () => drawUniform(random, limit))
  },
  keras: () => ({ className: 'LecunUniform', config: {}, name: 'lecun_uniform' }),
  text: {
    en: {
      title: 'LeCun uniform',
      keywords: ['LeCun'],
      help: 'Like LeCun normal, with values all equally likely: each weighted sum has the variance of one input.',
      formula: 'w ~ U(±√(3 / n_{in}))',
      params: {},
    },
    uk: {
      title: 'LeCun рівномірний',
      keywords: ['Лекун'],
      help: 'Як нормальний LeCun, але з рівноймовірними значеннями: кожна зважена сума має дисперсію одного входу.',
      formula: 'w ~ U(±√(3 / n_{in}))',
      params: {},
    },
  },
})
