import { defineDataset } from '../define/dataset'
import { int } from '../define/params'
import { labelType, manyClassEncoding, manyClassEncodingText } from './_labels'

/** How likely each weather follows each: sun, clouds, rain. Its stationary distribution is 4/9, 1/3, 2/9. */
const NEXT = [
  [0.7, 0.2, 0.1],
  [0.3, 0.4, 0.3],
  [0.15, 0.5, 0.35],
] as const
const STATES = NEXT.length

/** Days one after another: the weather of a day, one-hot `[3]`, and that of the next. */
export default defineDataset({
  id: 'weatherChain',
  icon: '☂',
  params: { samples: int(10, 100_000, 1000), encoding: manyClassEncoding },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: {
      features: { shape: [STATES], dtype: 'float32', range: { low: 0, high: 1, only: true } },
      target: labelType(STATES, p.encoding, ['☀', '☁', '☂']),
    },
    featureNames: ['☀', '☁', '☂'],
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const features = new Float32Array(p.samples * STATES)
      const target = new Uint8Array(p.samples)
      let today = 0
      for (let row = 0; row < p.samples; row++) {
        features[row * STATES + today] = 1
        const [sun = 0, clouds = 0] = NEXT[today] ?? []
        const drawn = random.uniform()
        today = drawn < sun ? 0 : drawn < sun + clouds ? 1 : 2
        target[row] = today
      }
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Weather chain',
      short: 'Weather',
      keywords: ['Markov chain', 'transition matrix', 'pairs', 'sequence of states'],
      help: 'Sun, clouds and rain, day after day: the weather of tomorrow depends on that of today alone, by a matrix that is known (0.7, 0.2, 0.1; 0.3, 0.4, 0.3; 0.15, 0.5, 0.35). A Markov chain is to find it again.',
      params: {
        samples: {
          title: 'Days',
          help: 'How many days there are; the more, the closer the counts come to the matrix.',
        },
        encoding: manyClassEncodingText.en,
      },
      ports: { features: 'Today', target: 'Tomorrow' },
    },
    uk: {
      title: 'Ланцюг погоди',
      short: 'Погода',
      keywords: ['ланцюг Маркова', 'матриця переходів', 'пари', 'послідовність станів'],
      help: 'Сонце, хмари й дощ день за днем: завтрашня погода залежить лише від сьогоднішньої, за відомою матрицею (0,7, 0,2, 0,1; 0,3, 0,4, 0,3; 0,15, 0,5, 0,35). Ланцюг Маркова має її віднайти.',
      params: {
        samples: { title: 'Дні', help: 'Скільки є днів; що їх більше, то ближчі частки до матриці.' },
        encoding: manyClassEncodingText.uk,
      },
      ports: { features: 'Сьогодні', target: 'Завтра' },
    },
  },
})
