import { defineInitializer } from '../define/initializer'
import { fill } from './_fill'

/** Normal with standard deviation 0.05. Keras `RandomNormal`. */
export default defineInitializer({
  id: 'randomNormal',
  sample: ({ shape, random }) => fill(shape, () => random.normal() * 0.05),
  keras: { className: 'RandomNormal', config: { mean: 0, stddev: 0.05 }, name: 'random_normal' },
  text: {
    en: {
      title: 'Random normal',
      help: 'Small bell-shaped values whatever the size of the layer. In deep networks signals die out with it: compare it with Glorot and He.',
      formula: 'w ~ N(0, 0.05²)',
      params: {},
    },
    uk: {
      title: 'Нормальний',
      help: 'Малі нормально розподілені значення незалежно від розміру шару. У глибоких мережах сигнал із ним згасає: порівняйте з Glorot і He.',
      formula: 'w ~ N(0, 0.05²)',
      params: {},
    },
  },
})
