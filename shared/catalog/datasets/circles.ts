import { defineDataset } from '../define/dataset'
import { float, int } from '../define/params'
import { encoding, labelType, openEncodingText } from './_labels'
import { makePoints, PLANE, pointTexts, samples } from './_points'

/** Rings around the origin with the radii 1, 2, … */
export default defineDataset({
  id: 'circles',
  icon: '◎',
  params: { samples, classes: int(2, 5, 2), noise: float(0, 1, 0.1), encoding: encoding('binary') },
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
        const angle = 2 * Math.PI * random.uniform()
        const radius = label + 1
        return [
          radius * Math.cos(angle) + p.noise * random.normal(),
          radius * Math.sin(angle) + p.noise * random.normal(),
        ]
      }),
  },
  text: {
    en: {
      title: 'Circles',
      keywords: ['rings', 'concentric circles'],
      help: 'Rings inside one another, with radii 1, 2 and so on. No straight line separates them: a hidden layer has to bend the plane first.',
      params: {
        samples: pointTexts.en.samples,
        classes: pointTexts.en.classes,
        noise: pointTexts.en.noise,
        encoding: openEncodingText.en,
      },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Кола',
      keywords: ['кільця', 'концентричні кола'],
      help: 'Кільця одне в одному з радіусами 1, 2 і так далі. Жодна пряма їх не розділяє: прихований шар має спершу зігнути площину.',
      params: {
        samples: pointTexts.uk.samples,
        classes: pointTexts.uk.classes,
        noise: pointTexts.uk.noise,
        encoding: openEncodingText.uk,
      },
      ports: pointTexts.uk.ports,
    },
  },
})
