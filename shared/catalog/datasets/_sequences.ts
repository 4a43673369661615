import type { Random } from '../../random'
import type { Columns, DatasetShape } from '../define/dataset'
import { int, type ParamsOf } from '../define/params'
import type { TensorType } from '../define/tensorType'

/** Ids of what is no symbol: the gap fills what a short sequence leaves, the start stands before the first symbol. */
const START = 1
const FIRST = 2
const LETTERS = 26

/** `count` small letters. */
export const lettersOf = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => String.fromCharCode('a'.charCodeAt(0) + i))

/** The same signs in every language. */
export const everywhere = (words: readonly string[]) => ({ en: words, uk: words })

/** A label for each moment, written as its number. */
export const labelsInTime = (time: number, names: readonly string[]): TensorType => ({
  shape: [time],
  dtype: 'int32',
  labels: { classes: names.length, encoding: 'index', names },
})

export const sequenceParams = {
  samples: int(10, 100_000, 2000),
  symbols: int(2, LETTERS, 8),
  length: int(2, 50, 8),
  shortest: int(1, 50, 8),
} as const
type Params = ParamsOf<typeof sequenceParams>

/** A sequence, what is to be made of it, and that moved on by one moment behind a start id: what a decoder has made so far. */
export function describeSequences(p: Params): DatasetShape {
  const words = ['·', '▸', ...lettersOf(p.symbols)]
  const ids: TensorType = { shape: [p.length], dtype: 'int32', vocabulary: words.length }
  return {
    rows: p.samples,
    testRows: 0,
    outputs: { features: ids, shifted: ids, target: labelsInTime(p.length, words) },
    words: { features: everywhere(words), shifted: everywhere(words) },
    ...(p.shortest >= p.length && { full: ['features', 'shifted'] }),
    feedback: { from: 'target', port: 'shifted', start: START },
  }
}

/** Random sequences of random lengths; `answer` makes of a sequence the one that is wanted, equally long. */
export function makeSequences(p: Params, random: Random, answer: (sequence: Uint8Array) => Uint8Array): Columns {
  const size = p.samples * p.length
  const [features, shifted, target] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)]
  const shortest = Math.min(p.shortest, p.length)
  for (let start = 0; start < size; start += p.length) {
    const length = shortest + random.int(p.length - shortest + 1)
    const sequence = Uint8Array.from({ length }, () => FIRST + random.int(p.symbols))
    const wanted = answer(sequence)
    features.set(sequence, start)
    target.set(wanted, start)
    shifted.set([START, ...wanted.subarray(0, p.length - 1)], start)
  }
  return { features, shifted, target }
}

export const sequenceTexts = {
  en: {
    params: {
      samples: { title: 'Sequences', help: 'How many sequences are made.' },
      symbols: {
        title: 'Symbols',
        help: 'How many different letters there are; ids 0 and 1 are the gap and the start.',
      },
      length: { title: 'Length', help: 'Places in a sequence; the longer, the more has to be remembered.' },
      shortest: {
        title: 'Shortest',
        help: 'Letters in the shortest sequence, the length at most; what a shorter one leaves at its end is filled with gaps.',
      },
    },
    ports: { features: 'Sequence', shifted: 'Made so far', target: 'Wanted' },
  },
  uk: {
    params: {
      samples: { title: 'Послідовності', help: 'Скільки послідовностей створити.' },
      symbols: { title: 'Символи', help: 'Скільки є різних літер; номери 0 і 1 — пропуск і початок.' },
      length: { title: 'Довжина', help: 'Місць у послідовності; що вона довша, то більше треба пам’ятати.' },
      shortest: {
        title: 'Найкоротша',
        help: 'Літер у найкоротшій послідовності, щонайбільше довжина; решту місць у кінці заповнюють пропуски.',
      },
    },
    ports: { features: 'Послідовність', shifted: 'Уже зроблене', target: 'Треба' },
  },
} as const
