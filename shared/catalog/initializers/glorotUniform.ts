import { defineInitializer } from '../define/initializer'
import { drawUniform, fill } from './_fill'

/** Uniform within ±√(6 / (in + out)) (X. Glorot and Y. Bengio, 2010). Keras `GlorotUniform`. */
export default defineInitializer({
  id: 'glorotUniform',
  params: {},
  sample: ({ shape, fanIn, fanOut, random }) => {
    const limit = Math.sqrt(6 / (fanIn + fanOut))
    return fill(shape, () => drawUniform(random, limit))
  },
  keras: () => ({ className: 'GlorotUniform', config: {}, name: 'glorot_uniform' }),
  related: ['initializers/glorotNormal'],
  text: {
    en: {
      title: 'Glorot uniform',
      keywords: ['Xavier', 'Xavier uniform'],
      help: 'Keeps the variance of values and gradients alike from layer to layer; made for sigmoid and tanh. Also called Xavier.',
      pitfall: 'Made for tanh and sigmoid: behind ReLU half of the variance is lost in every layer.',
      formula: 'w ~ U(±√(6 / (n_{in} + n_{out})))',
      params: {},
    },
    uk: {
      title: 'Glorot рівномірний',
      keywords: ['Ксав’є', 'Глорот'],
      help: 'Зберігає дисперсію значень і градієнтів однаковою від шару до шару; створений для сигмоїди й tanh. Інша назва — Xavier.',
      pitfall: 'Створений для tanh і сигмоїди: за ReLU в кожному шарі губиться половина дисперсії.',
      formula: 'w ~ U(±√(6 / (n_{in} + n_{out})))',
      params: {},
    },
  },
})
