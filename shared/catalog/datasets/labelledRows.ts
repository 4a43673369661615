import { defineDataset } from '../define/dataset'
import { int } from '../define/params'

/** Row weights that let a loss see the labels of a few rows only: `rows / labelled` for those, 0 for all others, so that the mean stays 1. */
export default defineDataset({
  id: 'labelledRows',
  icon: '✎',
  params: { samples: int(1, 100_000, 1000), labelled: int(1, 100_000, 100), testSamples: int(0, 100_000, 0) },
  describe: (p) => ({
    rows: p.samples + p.testSamples,
    testRows: p.testSamples,
    outputs: { weights: { shape: [1], dtype: 'float32' } },
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const labelled = Math.min(p.labelled, p.samples)
      const weights = new Float32Array(p.samples + p.testSamples).fill(1, p.samples)
      const order = random.shuffle(Int32Array.from({ length: p.samples }, (_, row) => row))
      for (const row of order.subarray(0, labelled)) weights[row] = p.samples / labelled
      return { weights }
    },
  },
  text: {
    en: {
      title: 'Few labels',
      keywords: ['semi-supervised', 'labelled', 'unlabelled', 'fine-tuning', 'pretraining', 'row weights'],
      help: 'Picks a few rows at random whose labels may be used, and gives all others no weight. Connect it to the row weights of a loss: the loss learns from the few alone, while what needs no labels, such as contrastive divergence, learns from all rows.',
      formula: 'c_{i} = N/n for n rows, 0 for the others',
      params: {
        samples: { title: 'Rows', help: 'How many rows the data have, without a test part of their own.' },
        labelled: { title: 'Labelled', help: 'How many of them have a label that counts.' },
        testSamples: {
          title: 'Test rows',
          help: 'Rows of a test part that the data have of their own, such as the 10,000 of MNIST; each counts once.',
        },
      },
      ports: { weights: 'Row weight' },
    },
    uk: {
      title: 'Небагато міток',
      short: 'Мало міток',
      keywords: [
        'часткове навчання з учителем',
        'розмічені',
        'нерозмічені',
        'донавчання',
        'попереднє навчання',
        'ваги рядків',
      ],
      help: 'Випадково обирає кілька рядків, чиї мітки можна брати, а решті не надає ваги. Під’єднайте до ваг рядків функції втрат: вона вчитиметься лише на обраних, а те, що міток не потребує, як-от контрастна розбіжність, — на всіх рядках.',
      formula: 'c_{i} = N/n для n рядків, 0 для решти',
      params: {
        samples: { title: 'Рядки', help: 'Скільки рядків мають дані, без власної тестової частини.' },
        labelled: { title: 'З мітками', help: 'Скільки з них мають мітку, що береться до уваги.' },
        testSamples: {
          title: 'Тестові рядки',
          help: 'Рядки тестової частини, яку дані мають самі, як-от 10 000 у MNIST; кожен рахується один раз.',
        },
      },
      ports: { weights: 'Вага рядка' },
    },
  },
})
