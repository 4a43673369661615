import { defineDataset } from '../define/dataset'
import { float, int } from '../define/params'
import { encoding, labelType, openEncodingText } from './_labels'
import { makePoints, PLANE, pointTexts, samples } from './_points'

/** Radius at the outer end of an arm. */
const RADIUS = 2

/** Arms that wind around the origin, evenly turned against one another; the radius grows with the angle. */
export default defineDataset({
  id: 'spirals',
  icon: '@',
  params: {
    samples,
    classes: int(2, 6, 2),
    turns: float(0.25, 4, 1.5),
    noise: float(0, 1, 0.05),
    encoding: encoding('binary'),
  },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [2], dtype: 'float32' }, target: labelType(p.classes, p.encoding) },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: (p, random) =>
      makePoints(p.samples, p.classes, (label) => {
        const along = random.uniform()
        const angle = 2 * Math.PI * (p.turns * along + label / p.classes)
        const radius = RADIUS * along
        return [
          radius * Math.cos(angle) + p.noise * random.normal(),
          radius * Math.sin(angle) + p.noise * random.normal(),
        ]
      }),
  },
  text: {
    en: {
      title: 'Spirals',
      keywords: ['two spirals', 'playground'],
      help: 'Arms wound into one another: the hardest of the plane data sets. It takes two hidden layers or many units, and patience.',
      params: {
        samples: pointTexts.en.samples,
        classes: pointTexts.en.classes,
        turns: { title: 'Turns', help: 'How many times each arm goes around; more is harder.' },
        noise: pointTexts.en.noise,
        encoding: openEncodingText.en,
      },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Спіралі',
      keywords: ['дві спіралі'],
      help: 'Закручені одна в одну гілки: найважчий із наборів на площині. Потрібні два приховані шари або багато вузлів — і терпіння.',
      params: {
        samples: pointTexts.uk.samples,
        classes: pointTexts.uk.classes,
        turns: { title: 'Оберти', help: 'Скільки разів кожна гілка обходить центр; що більше, то важче.' },
        noise: pointTexts.uk.noise,
        encoding: openEncodingText.uk,
      },
      ports: pointTexts.uk.ports,
    },
  },
})
