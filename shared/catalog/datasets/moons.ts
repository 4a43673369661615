import { defineDataset } from '../define/dataset'
import { float } from '../define/params'
import { encoding, encodingText, labelType } from './_labels'
import { makePoints, PLANE, pointTexts, samples } from './_points'

/** Two half circles of radius 1 that reach into each other, centered at the origin. */
export default defineDataset({
  id: 'moons',
  icon: '☾',
  params: { samples, noise: float(0, 1, 0.1), encoding: encoding('binary') },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [2], dtype: 'float32' }, target: labelType(2, p.encoding) },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: (p, random) =>
      makePoints(p.samples, 2, (label) => {
        const angle = Math.PI * random.uniform()
        const side = label === 0 ? 1 : -1
        const x = side * (Math.cos(angle) - 0.5) + p.noise * random.normal()
        return [x, side * (Math.sin(angle) - 0.25) + p.noise * random.normal()]
      }),
  },
  text: {
    en: {
      title: 'Moons',
      keywords: ['two moons', 'half moons'],
      help: 'Two half moons that reach into each other. A straight line gets most points right, a bent border all of them: a quick test of a small network.',
      params: { samples: pointTexts.en.samples, noise: pointTexts.en.noise, encoding: encodingText.en },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Півмісяці',
      keywords: ['два півмісяці', 'місяці'],
      help: 'Два півмісяці, що заходять один в одного. Пряма правильно розділяє більшість точок, вигнута межа — усі: швидка проба невеликої мережі.',
      params: { samples: pointTexts.uk.samples, noise: pointTexts.uk.noise, encoding: encodingText.uk },
      ports: pointTexts.uk.ports,
    },
  },
})
