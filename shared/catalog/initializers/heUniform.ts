import { defineInitializer } from '../define/initializer'
import { drawUniform, fill } from './_fill'

/** Uniform within ±√(6 / in) (K. He et al., 2015). Keras `HeUniform`. */
export default defineInitializer({
  id: 'heUniform',
  params: {},
  sample: ({ shape, fanIn, random }) => {
    const limit = Math.sqrt(6 / fanIn)
    return fill(shape, () => drawUniform(random, limit))
  },
  keras: () => ({ className: 'HeUniform', config: {}, name: 'he_uniform' }),
  text: {
    en: {
      title: 'He uniform',
      keywords: ['Kaiming', 'Kaiming uniform'],
      help: 'Made for ReLU, which sets half of its values to zero: twice the variance of LeCun, so that signals neither die out nor grow.',
      formula: 'w ~ U(±√(6 / n_{in}))',
      params: {},
    },
    uk: {
      title: 'Хе, рівномірний',
      keywords: ['Каймінг', 'He'],
      help: 'Створений Кайміном Хе для ReLU, яка обнуляє половину значень: удвічі більша дисперсія, ніж у LeCun, щоб сигнал не згасав і не ріс.',
      formula: 'w ~ U(±√(6 / n_{in}))',
      params: {},
    },
  },
})
