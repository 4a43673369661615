import { defineDataset } from '../define/dataset'
import { choice, int, shape, type ParamsOf } from '../define/params'
import { sizeOf, storedSize, type Shape, type TensorType } from '../define/tensorType'
import { labelType } from './_labels'

const params = {
  samples: int(4, 100_000, 64),
  shape: shape([4]),
  ids: int(0, 1000, 0),
  target: choice(['numbers', 'oneHot', 'index', 'binary', 'signed'], 'numbers'),
  targetShape: shape([1]),
}
type Params = ParamsOf<typeof params>

/** Sizes that can be: any for −1. */
const possible = (wanted: Shape): Shape => wanted.map((size) => Math.max(1, size))
const words = Array.from({ length: 1000 }, (_, id) => String(id))

function featuresOf({ shape, ids }: Params): TensorType {
  if (ids === 0) return { shape: possible(shape), dtype: 'float32' }
  return { shape: possible(shape), dtype: 'int32', vocabulary: ids }
}

function targetOf({ target, targetShape }: Params): TensorType {
  const sizes = possible(targetShape)
  if (target === 'numbers') return { shape: sizes, dtype: 'float32' }
  if (target === 'binary' || target === 'signed') return labelType(2, target)
  const classes = Math.max(2, sizes.at(-1) ?? 2)
  const one = labelType(classes, target)
  // A label for each moment, where there are moments.
  return { ...one, shape: [...sizes.slice(-2, -1), ...one.shape] }
}

/** Random numbers in the shapes that a network takes and gives. */
export default defineDataset({
  id: 'standIn',
  icon: '?',
  params,
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: featuresOf(p), target: targetOf(p) },
    ...(p.ids > 0 && {
      words: { features: { en: words.slice(0, p.ids), uk: words.slice(0, p.ids) } },
      full: ['features'],
    }),
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const target = targetOf(p)
      const { classes = 0, encoding } = target.labels ?? {}
      const fill = (size: number, next: () => number) => Float32Array.from({ length: p.samples * size }, next)
      return {
        features: fill(sizeOf(possible(p.shape)), () => (p.ids > 0 ? random.int(p.ids) : random.normal())),
        target: fill(storedSize(target), () => (encoding === undefined ? random.normal() : random.int(classes))),
      }
    },
  },
  text: {
    en: {
      title: 'Stand-in data',
      short: 'Stand-in',
      keywords: ['placeholder', 'random data', 'noise', 'import', 'no data'],
      help: 'Random numbers of the shapes that a network takes and gives, for a network that came without its data: it can be looked at, tried and written, and there is nothing in it to learn. Put real data in its place.',
      params: {
        samples: { title: 'Rows', help: 'How many rows of random numbers there are.' },
        shape: { title: 'Shape', help: 'Sizes of one sample, such as 28 × 28 × 1.' },
        ids: {
          title: 'Ids below',
          help: 'Whole numbers from 0 to below this; 0 means numbers around 0 of every size.',
        },
        target: {
          title: 'Target',
          help: 'What the answers are: numbers, or labels of classes and how they are written.',
          options: {
            numbers: 'Numbers',
            oneHot: 'One-hot',
            index: 'Class number',
            binary: '0 and 1',
            signed: '−1 and +1',
          },
        },
        targetShape: {
          title: 'Target shape',
          help: 'Sizes of one answer of the network; of classes the last one counts them.',
        },
      },
      ports: { features: 'Features', target: 'Target' },
    },
    uk: {
      title: 'Дані-замінник',
      short: 'Замінник',
      keywords: ['заглушка', 'випадкові дані', 'шум', 'імпорт', 'без даних'],
      help: 'Випадкові числа тих форм, які мережа приймає і дає, — для мережі, що прийшла без своїх даних: її можна оглянути, спробувати й записати, а вчитися тут нема чого. Поставте замість нього справжні дані.',
      params: {
        samples: { title: 'Рядки', help: 'Скільки рядків випадкових чисел.' },
        shape: { title: 'Форма', help: 'Розміри одного прикладу, наприклад 28 × 28 × 1.' },
        ids: { title: 'Номери до', help: 'Цілі числа від 0, менші за це; 0 — будь-які числа довкола нуля.' },
        target: {
          title: 'Ціль',
          help: 'Чим є відповіді: числами чи мітками класів, і як ті записано.',
          options: { numbers: 'Числа', oneHot: 'One-hot', index: 'Номер класу', binary: '0 і 1', signed: '−1 і +1' },
        },
        targetShape: {
          title: 'Форма цілі',
          help: 'Розміри однієї відповіді мережі; у класів останній — їхня кількість.',
        },
      },
      ports: { features: 'Ознаки', target: 'Ціль' },
    },
  },
})
