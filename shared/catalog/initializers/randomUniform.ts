import { defineInitializer } from '../define/initializer'
import { float } from '../define/params'
import { fill } from './_fill'

/** Uniform between two bounds. Keras `RandomUniform`. */
export default defineInitializer({
  id: 'randomUniform',
  params: { minval: float(-100, 100, -0.05), maxval: float(-100, 100, 0.05) },
  sample: ({ p, shape, random }) => fill(shape, () => p.minval + random.uniform() * (p.maxval - p.minval)),
  keras: (p) => ({
    className: 'RandomUniform',
    config: { minval: p.minval, maxval: p.maxval },
    name: 'random_uniform',
  }),
  text: {
    en: {
      title: 'Random uniform',
      help: 'Values between two bounds, all equally likely, whatever the size of the layer; small by default.',
      formula: 'w ~ U(a, b)',
      params: {
        minval: { title: 'From a', help: 'Lower bound of the values.' },
        maxval: { title: 'To b', help: 'Upper bound of the values.' },
      },
    },
    uk: {
      title: 'Рівномірний',
      help: 'Рівноймовірні значення між двома межами, незалежно від розміру шару; за замовчуванням малі.',
      formula: 'w ~ U(a, b)',
      params: {
        minval: { title: 'Від a', help: 'Нижня межа значень.' },
        maxval: { title: 'До b', help: 'Верхня межа значень.' },
      },
    },
  },
})
