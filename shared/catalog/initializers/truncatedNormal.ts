import { defineInitializer } from '../define/initializer'
import { float } from '../define/params'
import { cutNormal, fill } from './_fill'
import { meanText, stddevText } from './_texts'

/** Normal, redrawn where it lies more than two standard deviations from its mean. Keras `TruncatedNormal`. */
export default defineInitializer({
  id: 'truncatedNormal',
  params: { mean: float(-100, 100, 0), stddev: float(0, 100, 0.05) },
  sample: ({ p, shape, random }) => fill(shape, () => p.mean + cutNormal(random) * p.stddev),
  keras: (p) => ({
    className: 'TruncatedNormal',
    config: { mean: p.mean, stddev: p.stddev },
    name: 'truncated_normal',
  }),
  text: {
    en: {
      title: 'Truncated normal',
      help: 'Bell-shaped values without the rare large ones: what lies more than two deviations out is drawn again. What is left spreads a little less, 0.88 of the deviation.',
      formula: 'w ~ N(μ, σ^{2}), |w − μ| < 2σ',
      params: { mean: meanText.en, stddev: stddevText.en },
    },
    uk: {
      title: 'Нормальний обрізаний',
      help: 'Нормально розподілені значення без рідкісних великих: що лежить далі за два відхилення, беруть заново. Решта розкидана трохи менше: 0,88 відхилення.',
      formula: 'w ~ N(μ, σ^{2}), |w − μ| < 2σ',
      params: { mean: meanText.uk, stddev: stddevText.uk },
    },
  },
})
