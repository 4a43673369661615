import { defineDataset } from '../define/dataset'
import { int } from '../define/params'
import { GLASS_DELAY, makeMackeyGlass } from './_series'

/** Share of the pieces, the last ones, that are for the test. */
const TEST = 0.2

/**
 * The Mackey–Glass series (M. Mackey, L. Glass, 1977) in pieces: at every moment of a piece, after its lead-in, the target is the value
 * `horizon` moments later. The targets of the pieces follow one another without overlap; the test is the end of the series.
 */
export default defineDataset({
  id: 'mackeyGlass',
  icon: 'MG',
  params: {
    pieces: int(1, 400, 40),
    steps: int(1, 1000, 100),
    leadIn: int(0, 1000, 100),
    horizon: int(1, 200, 84),
    delay: int(1, 50, GLASS_DELAY),
  },
  describe: (p) => ({
    rows: p.pieces,
    testRows: Math.floor(p.pieces * TEST),
    outputs: {
      features: { shape: [p.leadIn + p.steps, 1], dtype: 'float32' },
      target: { shape: [p.steps, 1], dtype: 'float32' },
    },
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const read = p.leadIn + p.steps
      const series = makeMackeyGlass(p.pieces * p.steps + p.leadIn + p.horizon, p.delay, random)
      const features = new Float32Array(p.pieces * read)
      const target = new Float32Array(p.pieces * p.steps)
      for (let row = 0; row < p.pieces; row++) {
        const begin = row * p.steps
        features.set(series.subarray(begin, begin + read), row * read)
        const ahead = begin + p.leadIn + p.horizon
        target.set(series.subarray(ahead, ahead + p.steps), row * p.steps)
      }
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Mackey–Glass',
      keywords: ['chaos', 'chaotic series', 'forecast', 'delay equation', 'time series', 'echo state', 'blood cells'],
      help: 'A chaotic series, made for a model of blood cells and a touchstone for forecasts ever since, cut into pieces. At each moment of a piece the value some time ahead is wanted. The last fifth of the pieces is the test: the future.',
      params: {
        pieces: { title: 'Pieces', help: 'Rows of the set; one begins where the targets of the one before end.' },
        steps: { title: 'Steps', help: 'Moments of a piece that have a target.' },
        leadIn: {
          title: 'Lead-in',
          help: 'Moments before those, without targets, for a memory to settle: the washout of a reservoir.',
        },
        horizon: { title: 'Horizon', help: 'How many moments ahead the target lies; 84 is what is usually compared.' },
        delay: { title: 'Delay τ', help: 'Delay of the equation; from 17 on the series is chaotic, at 30 wildly.' },
      },
      ports: { features: 'Series', target: 'What is to come' },
    },
    uk: {
      title: 'Ряд Маккі–Гласса',
      short: 'Маккі–Гласс',
      keywords: [
        'хаос',
        'хаотичний ряд',
        'прогноз',
        'рівняння із запізненням',
        'часовий ряд',
        'Мекі–Гласс',
        'ехо-мережа',
      ],
      help: 'Хаотичний ряд: його вигадали як модель кровотворення, і відтоді на ньому перевіряють прогнози. Ряд порізано на шматки; у кожен момент шматка треба сказати значення через певний час. Остання п’ята частина шматків — для перевірки: це майбутнє.',
      params: {
        pieces: { title: 'Шматки', help: 'Рядки набору; кожен починається там, де закінчуються цілі попереднього.' },
        steps: { title: 'Кроки', help: 'Моменти шматка, для яких є ціль.' },
        leadIn: {
          title: 'Вступ',
          help: 'Моменти перед ними, без цілей, щоб пам’ять устоялася: розгін резервуара.',
        },
        horizon: { title: 'Горизонт', help: 'На скільки моментів уперед лежить ціль; зазвичай порівнюють на 84.' },
        delay: { title: 'Запізнення τ', help: 'Запізнення рівняння; від 17 ряд хаотичний, за 30 — бурхливий.' },
      },
      ports: { features: 'Ряд', target: 'Майбутнє' },
    },
  },
})
