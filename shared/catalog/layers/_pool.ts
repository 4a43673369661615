import { ok } from '../../result'
import type { ItemText } from '../define/item'
import { defineLayer, type LayerDefinition } from '../define/layer'
import { choice, int, size2 } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tensor4D, Tf } from '../define/tf'
import type { Localized } from '../../language'
import { slideWindow } from './_window'
import { poolArithmetic } from './_windowArithmetic'

const params = {
  poolSize: size2(1, 256, [2, 2]),
  strides: size2(1, 256, [2, 2]),
  padding: choice(['valid', 'same'], 'valid'),
}

interface Pool {
  readonly id: string
  readonly icon: string
  readonly className: string
  /** What is made of a window. */
  readonly kind: 'max' | 'mean'
  /** Additions per number read. */
  readonly cost: number
  pool(tf: Tf, x: Tensor4D, size: [number, number], strides: [number, number], padding: 'valid' | 'same'): Tensor
  readonly related?: readonly string[]
  readonly text: Localized<Pick<ItemText, 'title' | 'short' | 'keywords' | 'help' | 'pitfall' | 'formula'>>
}

const paramTexts = {
  en: {
    poolSize: { title: 'Window', help: 'Height and width of the window that is reduced to one number.' },
    strides: {
      title: 'Stride',
      help: 'How far the window moves, down and to the right; usually its own size, so that windows do not overlap.',
    },
    padding: {
      title: 'Padding',
      help: 'valid: the window stays inside. same: the edge is padded, so that no row or column is left out.',
      options: { valid: 'valid', same: 'same' },
    },
  },
  uk: {
    poolSize: { title: 'Вікно', help: 'Висота й ширина вікна, що зводиться до одного числа.' },
    strides: {
      title: 'Крок',
      help: 'Наскільки вікно зсувається вниз і праворуч; зазвичай на власний розмір, щоб вікна не перекривалися.',
    },
    padding: {
      title: 'Доповнення',
      help: 'valid: вікно не виходить за край. same: край доповнюється, тож жоден рядок чи стовпець не губиться.',
      options: { valid: 'valid', same: 'same' },
    },
  },
} as const

/** A pooling layer: `[height, width, channels]` to fewer rows and columns, each channel by itself. */
export const definePool = (d: Pool): LayerDefinition<typeof params> =>
  defineLayer({
    id: d.id,
    related: d.related ?? [],
    category: 'convolution',
    icon: d.icon,
    inputs: [{ name: 'input' }],
    outputs: [{ name: 'output' }],
    params,
    inferShape: (p, [x = []]) => {
      const size = slideWindow(x, { size: p.poolSize, strides: p.strides, padding: p.padding, param: 'poolSize' })
      return size.ok ? ok([...size.value, x[2] ?? 0]) : size
    },
    weights: () => ({}),
    multiplyAdds: (p, _inputs, output) => sizeOf(output) * p.poolSize[0] * p.poolSize[1] * d.cost,
    forward: (tf, { x, p }) => d.pool(tf, x as Tensor4D, [...p.poolSize], [...p.strides], p.padding),
    arithmetic: poolArithmetic(d.kind),
    keras: (p) => ({
      className: d.className,
      config: { pool_size: p.poolSize, strides: p.strides, padding: p.padding },
    }),
    summary: (p) => `${shapeText(p.poolSize)} / ${shapeText(p.strides)}`,
    text: { en: { ...d.text.en, params: paramTexts.en }, uk: { ...d.text.uk, params: paramTexts.uk } },
  })

const params1d = {
  poolSize: int(1, 1024, 2),
  strides: int(1, 1024, 2),
  padding: choice(['valid', 'same'], 'valid'),
}

const paramTexts1d = {
  en: {
    poolSize: { title: 'Window', help: 'Number of moments that are reduced to one.' },
    strides: {
      title: 'Stride',
      help: 'How many moments the window moves on; usually its own size, so that windows do not overlap.',
    },
    padding: {
      ...paramTexts.en.padding,
      help: 'valid: the window stays inside. same: the end is padded, so that no moment is left out.',
    },
  },
  uk: {
    poolSize: { title: 'Вікно', help: 'Скільки моментів зводиться до одного.' },
    strides: {
      title: 'Крок',
      help: 'На скільки моментів зсувається вікно; зазвичай на власний розмір, щоб вікна не перекривалися.',
    },
    padding: {
      ...paramTexts.uk.padding,
      help: 'valid: вікно не виходить за край. same: кінець доповнюється, тож жоден момент не губиться.',
    },
  },
} as const

/** A pooling layer along a sequence: `[time, features]` to fewer moments, each feature by itself. */
export const definePool1d = (d: Pool): LayerDefinition<typeof params1d> =>
  defineLayer({
    id: d.id,
    related: d.related ?? [],
    category: 'convolution',
    icon: d.icon,
    inputs: [{ name: 'input' }],
    outputs: [{ name: 'output' }],
    params: params1d,
    inferShape: (p, [x = []]) => {
      const { padding } = p
      const size = slideWindow(x, { size: [p.poolSize], strides: [p.strides], padding, param: 'poolSize' })
      return size.ok ? ok([...size.value, x[1] ?? 0]) : size
    },
    weights: () => ({}),
    multiplyAdds: (p, _inputs, output) => sizeOf(output) * p.poolSize * d.cost,
    forward: (tf, { x, p }) => {
      const [, time = 1, features = 1] = x.shape
      // An image one cell wide.
      const column = tf.reshape(x, [-1, time, 1, features]) as Tensor4D
      const pooled = d.pool(tf, column, [p.poolSize, 1], [p.strides, 1], p.padding)
      return tf.reshape(pooled, [-1, pooled.shape[1] ?? 1, features])
    },
    keras: (p) => ({
      className: d.className,
      config: { pool_size: [p.poolSize], strides: [p.strides], padding: p.padding },
    }),
    summary: (p) => `${p.poolSize} / ${p.strides}`,
    text: { en: { ...d.text.en, params: paramTexts1d.en }, uk: { ...d.text.uk, params: paramTexts1d.uk } },
  })
