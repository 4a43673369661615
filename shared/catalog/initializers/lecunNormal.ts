import { defineInitializer } from '../define/initializer'
import { drawTruncated, fill } from './_fill'

/** Truncated normal with variance 1 / in (Y. LeCun et al., 1998). Keras `LecunNormal`. */
export default defineInitializer({
  id: 'lecunNormal',
  params: {},
  sample: ({ shape, fanIn, random }) => {
    const deviation = Math.sqrt(1 / fanIn)
    return fill(shape, () => drawTruncated(random, deviation))
  },
  keras: () => ({ className: 'LecunNormal', config: {}, name: 'lecun_normal' }),
  text: {
    en: {
      title: 'LeCun normal',
      keywords: ['LeCun'],
      help: 'Gives each weighted sum the variance of one input. For tanh and for self-normalizing networks.',
      formula: 'w ~ N(0, 1 / n_{in})',
      params: {},
    },
    uk: {
      title: 'LeCun нормальний',
      keywords: ['Лекун'],
      help: 'Дає кожній зваженій сумі дисперсію одного входу. Для tanh і самонормалізованих мереж.',
      formula: 'w ~ N(0, 1 / n_{in})',
      params: {},
    },
  },
})
