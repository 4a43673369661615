import { defineInitializer } from '../define/initializer'
import { float } from '../define/params'
import { fill } from './_fill'
import { meanText, stddevText } from './_texts'

/** Normal with a mean and a standard deviation. Keras `RandomNormal`. */
export default defineInitializer({
  id: 'randomNormal',
  params: { mean: float(-100, 100, 0), stddev: float(0, 100, 0.05) },
  sample: ({ p, shape, random }) => fill(shape, () => p.mean + random.normal() * p.stddev),
  keras: (p) => ({ className: 'RandomNormal', config: { mean: p.mean, stddev: p.stddev }, name: 'random_normal' }),
  text: {
    en: {
      title: 'Random normal',
      help: 'Bell-shaped values, small by default, whatever the size of the layer. In deep networks signals die out with it: compare it with Glorot and He.',
      formula: 'w ~ N(μ, σ^{2})',
      params: { mean: meanText.en, stddev: stddevText.en },
    },
    uk: {
      title: 'Нормальний',
      help: 'Нормально розподілені значення, за замовчуванням малі, незалежно від розміру шару. У глибоких мережах сигнал із ним згасає: порівняйте з Glorot і He.',
      formula: 'w ~ N(μ, σ^{2})',
      params: { mean: meanText.uk, stddev: stddevText.uk },
    },
  },
})
