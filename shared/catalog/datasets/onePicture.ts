import { defineDataset } from '../define/dataset'
import { numberRows } from '../define/numberRows'
import { longText } from '../define/params'
import type { TensorType } from '../define/tensorType'

const pictureType = (text: string): TensorType => {
  const rows = numberRows(text)
  return { shape: [rows.length, rows[0]?.length ?? 1, 1], dtype: 'float32' }
}

const pixelsOf = (text: string): Float32Array => Float32Array.from(numberRows(text).flat())

/** One picture of one channel and one that is wanted, typed by hand: the example of lecture 7, X of 5 × 5. */
export default defineDataset({
  id: 'onePicture',
  icon: '▤',
  params: {
    picture: longText('0 1 2 1 0; 4 1 0 1 0; 2 0 1 1 1; 1 2 3 1 0; 0 4 3 2 0'),
    target: longText('0 0 0; 0 0 0; 0 0 0'),
  },
  describe: (p) => ({
    rows: 1,
    testRows: 0,
    outputs: { features: pictureType(p.picture), target: pictureType(p.target) },
  }),
  source: {
    kind: 'generated',
    make: (p) => ({ features: pixelsOf(p.picture), target: pixelsOf(p.target) }),
  },
  text: {
    en: {
      title: 'One picture',
      help: 'A single picture of one channel whose numbers you type, and the picture that is wanted. With it a network works out a convolution that you did with pen and paper.',
      keywords: ['worked example', 'matrix', 'by hand', 'convolution example', 'constant'],
      params: {
        picture: { title: 'X', help: 'Rows of numbers, with a semicolon at the end of each: 0 1 2; 4 1 0.' },
        target: { title: 'Y', help: 'What the network should answer, written the same way.' },
      },
      ports: { features: 'X', target: 'Y' },
    },
    uk: {
      title: 'Одна картинка',
      help: 'Єдине одноканальне зображення, числа якого ви вводите самі, і те зображення, якого треба досягти. З ним мережа обчислює згортку, яку ви порахували на папері.',
      keywords: ['розв’язаний приклад', 'матриця', 'вручну', 'приклад згортки', 'стала'],
      params: {
        picture: { title: 'X', help: 'Рядки чисел, у кінці кожного крапка з комою: 0 1 2; 4 1 0.' },
        target: { title: 'Y', help: 'Що має відповісти мережа; записується так само.' },
      },
      ports: { features: 'X', target: 'Y' },
    },
  },
})
