import { defineDataset } from '../define/dataset'
import { float, int } from '../define/params'
import { labelType, manyClassEncoding, manyClassEncodingText } from './_labels'

const SIDE = 8
const LENGTHS = { from: 5, kinds: 4 } as const

/** One step along a stick of each class: to the right, down, up and to the right. */
const STEPS = [
  { name: '−', right: 1, down: 0 },
  { name: '|', right: 0, down: 1 },
  { name: '/', right: 1, down: -1 },
] as const

/** Blocks of 8 × 8 pixels with one stick, 5 to 8 pixels long, in one of three directions (lecture 7). */
export default defineDataset({
  id: 'edgeSticks',
  icon: '|/',
  params: { samples: int(10, 100_000, 600), noise: float(0, 1, 0.1), encoding: manyClassEncoding },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: {
      features: {
        shape: [SIDE, SIDE, 1],
        dtype: 'float32',
        range: { low: 0, high: 1, ...(p.noise === 0 && { only: true }) },
      },
      target: labelType(
        STEPS.length,
        p.encoding,
        STEPS.map(({ name }) => name),
      ),
    },
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const features = new Float32Array(p.samples * SIDE * SIDE)
      const target = Uint8Array.from({ length: p.samples }, (_, row) => row % STEPS.length)
      target.forEach((label, row) => {
        const { right = 0, down = 0 } = STEPS[label] ?? {}
        const length = LENGTHS.from + random.int(LENGTHS.kinds)
        const left = random.int(SIDE - right * (length - 1))
        // A stick that goes up starts as far below the top as it is long.
        const top = random.int(SIDE - Math.abs(down) * (length - 1)) + (down < 0 ? length - 1 : 0)
        const picture = features.subarray(row * SIDE * SIDE, (row + 1) * SIDE * SIDE)
        for (let i = 0; i < length; i++) picture[(top + i * down) * SIDE + left + i * right] = 1
        if (p.noise > 0)
          picture.forEach((value, i) => (picture[i] = Math.min(1, Math.max(0, value + p.noise * random.normal()))))
      })
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Edge sticks',
      keywords: ['8×8', 'sticks − | /', 'edges', 'line direction', 'convolution'],
      help: 'Pictures of 8 × 8 pixels with one stick each: lying, standing or slanting. A convolution with three filters is enough, and after training each filter can be seen to answer to one direction.',
      params: {
        samples: { title: 'Pictures', help: 'How many pictures are made, a third of each class.' },
        noise: {
          title: 'Noise',
          help: 'Standard deviation of what is added to every pixel; pixels stay between 0 and 1.',
        },
        encoding: manyClassEncodingText.en,
      },
      ports: { features: 'Picture', target: 'Direction' },
    },
    uk: {
      title: 'Палички',
      keywords: ['8×8', 'палички − | /', 'краї', 'напрямок лінії', 'згортка', 'детектор країв'],
      help: 'Картинки 8 × 8 пікселів, на кожній одна паличка: лежача, стояча або похила. Досить згортки з трьома фільтрами, і після навчання видно, що кожен фільтр відповідає одному напрямку.',
      params: {
        samples: { title: 'Картинки', help: 'Скільки картинок створити; кожного класу третина.' },
        noise: {
          title: 'Шум',
          help: 'Стандартне відхилення того, що додається до кожного пікселя; пікселі лишаються між 0 і 1.',
        },
        encoding: manyClassEncodingText.uk,
      },
      ports: { features: 'Картинка', target: 'Напрямок' },
    },
  },
})
