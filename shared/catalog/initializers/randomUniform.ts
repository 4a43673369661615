import { defineInitializer } from '../define/initializer'
import { drawUniform, fill } from './_fill'

/** Uniform within ±0.05. Keras `RandomUniform`. */
export default defineInitializer({
  id: 'randomUniform',
  sample: ({ shape, random }) => fill(shape, () => drawUniform(random, 0.05)),
  keras: { className: 'RandomUniform', config: { minval: -0.05, maxval: 0.05 }, name: 'random_uniform' },
  text: {
    en: {
      title: 'Random uniform',
      help: 'Small values, all equally likely, whatever the size of the layer.',
      formula: 'w ~ U(±0.05)',
      params: {},
    },
    uk: {
      title: 'Рівномірний',
      help: 'Малі рівноймовірні значення незалежно від розміру шару.',
      formula: 'w ~ U(±0.05)',
      params: {},
    },
  },
})
