import { defineDataset } from '../define/dataset'
import { float, int } from '../define/params'
import { encoding, labelType, openEncodingText } from './_labels'
import { makePoints, PLANE, pointTexts, samples } from './_points'

/** Distance of the centers from the origin. */
const RADIUS = 4

/** Normal clouds around centers that stand evenly on a circle. */
export default defineDataset({
  id: 'blobs',
  icon: '⁖',
  params: { samples, classes: int(2, 10, 3), spread: float(0, 5, 0.8), encoding: encoding('oneHot') },
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
        const angle = Math.PI / 4 + (2 * Math.PI * label) / p.classes
        return [
          RADIUS * Math.cos(angle) + p.spread * random.normal(),
          RADIUS * Math.sin(angle) + p.spread * random.normal(),
        ]
      }),
  },
  text: {
    en: {
      title: 'Blobs',
      keywords: ['clusters', 'Gaussian clouds'],
      help: 'Round clouds of points, one a class. Straight lines separate them as long as they are tight, so a single layer will do; widen them and they overlap.',
      params: {
        samples: pointTexts.en.samples,
        classes: pointTexts.en.classes,
        spread: { title: 'Spread', help: 'Standard deviation of each cloud; the centers are 4 away from the middle.' },
        encoding: openEncodingText.en,
      },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Хмари точок',
      keywords: ['кластери', 'скупчення'],
      help: 'Круглі хмари точок, по одній на клас. Поки вони щільні, їх розділяють прямі й вистачає одного шару; якщо розширити, вони перекриваються.',
      params: {
        samples: pointTexts.uk.samples,
        classes: pointTexts.uk.classes,
        spread: { title: 'Розкид', help: 'Стандартне відхилення кожної хмари; центри — на відстані 4 від середини.' },
        encoding: openEncodingText.uk,
      },
      ports: pointTexts.uk.ports,
    },
  },
})
