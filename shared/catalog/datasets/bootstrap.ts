import { createRandom } from '../../random'
import { defineDataset } from '../define/dataset'
import { int } from '../define/params'

/** How often each row comes up in as many draws with replacement as there are rows (B. Efron, 1979; for bagging L. Breiman, 1996). */
export default defineDataset({
  id: 'bootstrap',
  icon: '⚂',
  params: { samples: int(1, 100_000, 400), sample: int(1, 1000, 1), testSamples: int(0, 100_000, 0) },
  describe: (p) => ({
    rows: p.samples + p.testSamples,
    testRows: p.testSamples,
    outputs: { counts: { shape: [1], dtype: 'float32' } },
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const own = createRandom(random.int(2 ** 31), `sample/${p.sample}`)
      const counts = new Float32Array(p.samples + p.testSamples).fill(1, p.samples)
      for (let draw = 0; draw < p.samples; draw++) {
        const row = own.int(p.samples)
        counts[row] = (counts[row] ?? 0) + 1
      }
      return { counts }
    },
  },
  text: {
    en: {
      title: 'Bootstrap sample',
      short: 'Bootstrap',
      keywords: ['bagging', 'ensemble', 'resampling', 'draws with replacement', 'Breiman'],
      help: 'Draws as many rows as there are, each anew from all of them, and says how often every row came up: about 37 % never, some twice or more. Connect it to the row weights of a loss: networks that learn from samples of their own err in different places, and their mean errs less (bagging).',
      formula: 'Σ c_{i} = N, P(c_{i} = 0) ≈ 1/e',
      params: {
        samples: {
          title: 'Rows',
          help: 'How many rows the data have whose sample it is, without a test part of their own.',
        },
        sample: { title: 'Sample', help: 'Number of the sample: each number is another one, the same in every run.' },
        testSamples: {
          title: 'Test rows',
          help: 'Rows of a test part that the data have of their own, such as the 10,000 of MNIST; each counts once.',
        },
      },
      ports: { counts: 'Times drawn' },
    },
    uk: {
      title: 'Бутстреп-вибірка',
      short: 'Бутстреп',
      keywords: ['бегінг', 'ансамбль', 'повторна вибірка', 'вибір із поверненням', 'Брейман'],
      help: 'Витягує стільки рядків, скільки їх є, щоразу з усіх, і каже, скільки разів випав кожен: близько 37 % жодного разу, деякі двічі й більше. Під’єднайте до ваг рядків функції втрат: мережі, що вчаться на власних вибірках, помиляються в різних місцях, а їхнє середнє помиляється менше (бегінг).',
      formula: 'Σ c_{i} = N, P(c_{i} = 0) ≈ 1/e',
      params: {
        samples: {
          title: 'Рядки',
          help: 'Скільки рядків мають дані, з яких береться вибірка, без власної тестової частини.',
        },
        sample: { title: 'Вибірка', help: 'Номер вибірки: кожен номер — інша, однакова в кожному запуску.' },
        testSamples: {
          title: 'Тестові рядки',
          help: 'Рядки тестової частини, яку дані мають самі, як-от 10 000 у MNIST; кожен рахується один раз.',
        },
      },
      ports: { counts: 'Скільки разів' },
    },
  },
})
