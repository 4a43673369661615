import { defineDataset } from '../define/dataset'
import { int } from '../define/params'
import { labelType, manyClassEncoding, manyClassEncodingText } from './_labels'

const TEST_ROWS = 10_000
const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

/** Handwritten digits (Y. LeCun, C. Cortes, C. Burges): bytes 0–255 that the network sees as 0–1. */
export default defineDataset({
  id: 'mnist',
  icon: '7',
  params: { rows: int(100, 60_000, 60_000), encoding: manyClassEncoding },
  describe: (p) => ({
    rows: p.rows + TEST_ROWS,
    testRows: TEST_ROWS,
    outputs: {
      features: { shape: [28, 28, 1], dtype: 'float32', range: { low: 0, high: 1 } },
      target: labelType(10, p.encoding, DIGITS),
    },
    scale: { features: 1 / 255 },
  }),
  source: { kind: 'asset', asset: 'mnist' },
  text: {
    en: {
      title: 'MNIST',
      keywords: ['handwritten digits', 'LeCun'],
      help: 'Handwritten digits, 28 × 28 pixels in gray from 0 to 1: 60,000 to train on and 10,000 to test with. The first task of almost every book on neural networks.',
      params: {
        rows: {
          title: 'Training digits',
          help: 'How many of the 60,000 training digits are used; fewer train faster. The 10,000 test digits are always kept.',
        },
        encoding: manyClassEncodingText.en,
      },
      ports: { features: 'Image', target: 'Digit' },
    },
    uk: {
      title: 'MNIST',
      keywords: ['рукописні цифри', 'Лекун'],
      help: 'Рукописні цифри, 28 × 28 пікселів у відтінках сірого від 0 до 1: 60 000 для навчання і 10 000 для перевірки. Перша задача майже кожної книжки про нейронні мережі.',
      params: {
        rows: {
          title: 'Навчальні цифри',
          help: 'Скільки з 60 000 навчальних цифр узяти; з меншою кількістю навчання швидше. 10 000 тестових лишаються завжди.',
        },
        encoding: manyClassEncodingText.uk,
      },
      ports: { features: 'Зображення', target: 'Цифра' },
    },
  },
})
