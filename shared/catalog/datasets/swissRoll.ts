import { defineDataset } from '../define/dataset'
import { float } from '../define/params'
import { PLANE, pointTexts, samples } from './_points'

/** Radius at the outer end. */
const RADIUS = 2

/** A spiral from a third of its length outwards: angle 1.5π·(1 + 2·t), radius in proportion; t is uniform on [0, 1) and the target. */
export default defineDataset({
  id: 'swissRoll',
  icon: '6',
  params: { samples, noise: float(0, 1, 0.05) },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [2], dtype: 'float32' }, target: { shape: [1], dtype: 'float32' } },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const features = new Float32Array(p.samples * 2)
      const target = new Float32Array(p.samples)
      for (let row = 0; row < p.samples; row++) {
        const t = random.uniform()
        const angle = 1.5 * Math.PI * (1 + 2 * t)
        const radius = (RADIUS * (1 + 2 * t)) / 3
        features[row * 2] = radius * Math.cos(angle) + p.noise * random.normal()
        features[row * 2 + 1] = radius * Math.sin(angle) + p.noise * random.normal()
        target[row] = t
      }
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Swiss roll',
      keywords: ['diffusion', 'manifold', '2-D data', 'spiral'],
      help: 'Points along a rolled-up line, and where on the line each of them lies, from 0 inside to 1 outside. Diffusion learns to make such points; a network with a narrow middle learns to unroll them.',
      params: { samples: pointTexts.en.samples, noise: pointTexts.en.noise },
      ports: { features: 'Points', target: 'Place' },
    },
    uk: {
      title: 'Рулет',
      keywords: ['swiss roll', 'швейцарський рулет', 'дифузія', 'многовид', 'спіраль'],
      help: 'Точки вздовж скрученої лінії та місце кожної на ній, від 0 усередині до 1 назовні. Дифузія вчиться створювати такі точки; мережа з вузькою серединою вчиться їх розкручувати.',
      params: { samples: pointTexts.uk.samples, noise: pointTexts.uk.noise },
      ports: { features: 'Точки', target: 'Місце' },
    },
  },
})
