import { defineDataset } from '../define/dataset'
import { int } from '../define/params'
import { evenly, lineSamples, lineTexts } from './_points'

/** y = ⌊n·x⌋ / n on [0, 1): n steps of equal width and height (Aggarwal, section 1.5). */
export default defineDataset({
  id: 'staircase',
  icon: '⌐',
  params: { samples: lineSamples, steps: int(1, 4096, 1024) },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [1], dtype: 'float32' }, target: { shape: [1], dtype: 'float32' } },
    featureNames: ['x'],
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const features = evenly(p.samples, random)
      return { features, target: features.map((x) => Math.floor(p.steps * x) / p.steps) }
    },
  },
  text: {
    en: {
      title: 'Staircase',
      keywords: ['1-D staircase', '1024 steps', 'depth against width', 'step function'],
      help: 'A function of one number that climbs from 0 to 1 in equal steps. One hidden layer needs a unit for each step; a deep network doubles the number of steps with every layer, so ten layers can do what takes 1,024 units side by side.',
      formula: 'y = ⌊n·x⌋ / n',
      params: {
        samples: lineTexts.en.samples,
        steps: { title: 'Steps n', help: 'How many equal steps there are between 0 and 1.' },
      },
      ports: { features: 'x', target: 'y' },
    },
    uk: {
      title: 'Сходи',
      keywords: ['одновимірні сходи', '1024 сходинки', 'глибина проти ширини', 'східчаста функція'],
      help: 'Функція одного числа, що піднімається від 0 до 1 рівними сходинками. Одному прихованому шару треба вузла на кожну сходинку; у глибокій мережі кожен шар подвоює їх кількість, тож десять шарів можуть те, на що вшир треба 1024 вузли.',
      formula: 'y = ⌊n·x⌋ / n',
      params: {
        samples: lineTexts.uk.samples,
        steps: { title: 'Сходинки n', help: 'Скільки рівних сходинок між 0 і 1.' },
      },
      ports: { features: 'x', target: 'y' },
    },
  },
})
