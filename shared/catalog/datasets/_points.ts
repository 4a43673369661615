import type { Random } from '../../random'
import type { Columns } from '../define/dataset'
import { int } from '../define/params'

/** Names of the two coordinates. */
export const PLANE = ['x₁', 'x₂'] as const

export const samples = int(10, 100_000, 400)

/** Words that the generated data sets share. */
export const pointTexts = {
  en: {
    ports: { features: 'Features', target: 'Target' },
    samples: { title: 'Points', help: 'How many points are made.' },
    noise: {
      title: 'Noise',
      help: 'Standard deviation of the random shift that each point gets; 0 puts them exactly in place.',
    },
    classes: { title: 'Classes', help: 'Number of classes; each gets the same number of points, give or take one.' },
  },
  uk: {
    ports: { features: 'Ознаки', target: 'Ціль' },
    samples: { title: 'Точки', help: 'Скільки точок створити.' },
    noise: { title: 'Шум', help: 'Стандартне відхилення випадкового зсуву кожної точки; 0 ставить їх точно на місце.' },
    classes: { title: 'Класи', help: 'Кількість класів; точок у кожному порівну, з різницею щонайбільше в одну.' },
  },
} as const

/** Points in the plane, classes in turn, so that any stretch of rows holds about as many of each. */
export function makePoints(
  rows: number,
  classes: number,
  place: (label: number) => readonly [number, number],
): Columns {
  const features = new Float32Array(rows * 2)
  const target = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const label = row % classes
    features.set(place(label), row * 2)
    target[row] = label
  }
  return { features, target }
}

/** Pairs of one number and its noisy image. */
export function makePairs(rows: number, pair: () => readonly [number, number]): Columns {
  const features = new Float32Array(rows)
  const target = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const [x, y] = pair()
    features[row] = x
    target[row] = y
  }
  return { features, target }
}

/** Points on a line: enough for four on each of 1,024 steps. */
export const lineSamples = int(10, 100_000, 4096)

export const lineTexts = {
  en: {
    samples: {
      title: 'Points',
      help: 'How many points are made, evenly between 0 and 1; with too few, some pieces have none.',
    },
  },
  uk: {
    samples: {
      title: 'Точки',
      help: 'Скільки точок створити, рівномірно між 0 і 1; якщо їх замало, на деяких ділянках не буде жодної.',
    },
  },
} as const

/** The middles of `count` equal pieces of [0, 1), in random order. */
export const evenly = (count: number, random: Random): Float32Array =>
  random.shuffle(Float32Array.from({ length: count }, (_, i) => (i + 0.5) / count))
