import { fail, ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { choice, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { convolve2d, convSummary, convText, fanOf, groupProblem } from './_conv'
import { addBias, kerasOutput, outputParams } from './_output'
import { weightOf } from './_weightOf'
import { biasRules, kernelRules } from './_weightRules'
import { slideWindow } from './_window'

const params = {
  filters: int(1, 8192, 16),
  kernelSize: int(1, 1024, 3),
  strides: int(1, 1024, 1),
  padding: choice(['valid', 'same', 'causal'], 'valid'),
  dilationRate: int(1, 1024, 1),
  groups: int(1, 1024, 1),
  ...outputParams,
}
const names = Object.keys(params) as (keyof typeof params)[]
const options = { valid: 'valid', same: 'same', causal: 'causal' }

/** Cross-correlation along a sequence `[time, features]` with learned kernels, then the activation. Keras `Conv1D`. */
export default defineLayer({
  id: 'conv1d',
  category: 'convolution',
  icon: '▤',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  splitsBatch: true,
  params,
  inferShape: (p, [x = []]) => {
    const { padding } = p
    const window = {
      size: [p.kernelSize],
      strides: [p.strides],
      padding,
      dilation: [p.dilationRate],
      param: 'kernelSize',
    }
    const sides = slideWindow(x, window)
    if (!sides.ok) return sides
    const uneven = groupProblem(p.groups, x[1] ?? 1, p.filters)
    return uneven ? fail(uneven) : ok([...sides.value, p.filters])
  },
  weights: (p, [x = []]) => {
    const channels = (x[1] ?? 1) / p.groups
    return {
      kernel: weight([p.kernelSize, channels, p.filters], p.kernelInitializer, {
        fan: fanOf([p.kernelSize], channels, p.filters),
        ...kernelRules(p),
      }),
      ...(p.useBias && { bias: weight([p.filters], p.biasInitializer, biasRules(p)) }),
    }
  },
  multiplyAdds: (p, [x = []], output) => (sizeOf(output) * p.kernelSize * (x[1] ?? 0)) / p.groups,
  forward: (tf, args) => {
    const { x, w, p } = args
    const [, time = 1, features = 1] = x.shape
    // An image one cell high.
    const row = tf.reshape(x, [-1, 1, time, features])
    const before = p.padding === 'causal' ? (p.kernelSize - 1) * p.dilationRate : 0
    const padded = before > 0 ? tf.pad(row, [[0, 0], [0, 0], [before, 0], [0, 0]]) : row // prettier-ignore
    const kernel = weightOf(w, 'kernel')
    const sums = convolve2d(tf, padded, tf.reshape(kernel, [1, ...kernel.shape]), {
      strides: [1, p.strides],
      dilationRate: [1, p.dilationRate],
      padding: p.padding === 'same' ? 'same' : 'valid',
      groups: p.groups,
    })
    return addBias(tf.reshape(sums, [-1, sums.shape[2] ?? 1, p.filters]), tf, args)
  },
  keras: (p) => ({
    className: 'Conv1D',
    config: {
      filters: p.filters,
      kernel_size: [p.kernelSize],
      strides: [p.strides],
      padding: p.padding,
      dilation_rate: [p.dilationRate],
      groups: p.groups,
      ...kerasOutput(p),
    },
  }),
  summary: (p, name) => convSummary(p.filters, { ...p, kernelSize: [p.kernelSize] }, name),
  related: ['maxPooling1d', 'lstm'],
  text: {
    en: {
      title: 'Conv1D',
      keywords: [
        'convolution',
        'convolutional layer',
        '1D convolution',
        'temporal convolution',
        'CNN',
        'causal convolution',
      ],
      help: 'Slides learned windows along a sequence and notes how strongly each stretch answers: one row of answers a filter. It finds short patterns in series, sound or text wherever they are, and all moments at once, where a recurrent layer goes one by one.',
      pitfall: 'It sees only as far as its window: for longer connections stack several, or widen the dilation.',
      formula: 'y_{tk} = φ(Σ x_{t+u, c} · w_{uck} + b_{k})',
      params: {
        ...convText('en', names),
        kernelSize: { title: 'Kernel', help: 'Number of moments that the window covers.' },
        strides: { title: 'Stride', help: 'How many moments the window moves on; 2 halves the sequence.' },
        padding: {
          title: 'Padding',
          help: 'With valid the window stays inside; same puts zeros around and keeps the length when the stride is 1; causal puts them before, so that no moment sees later ones.',
          options,
        },
      },
    },
    uk: {
      title: 'Згортка 1D',
      keywords: ['згортковий шар', 'згорткова мережа', 'одновимірна згортка', 'часова згортка', 'CNN', 'ЗНМ'],
      help: 'Рухає вікна з навченими вагами вздовж послідовності й записує, наскільки сильно відгукується кожен відтинок: один ряд відгуків на фільтр. Знаходить короткі візерунки в часових рядах, звуці чи тексті, хоч би де вони були, і всі моменти разом, тоді як рекурентний шар іде по одному.',
      pitfall: 'Вона бачить лише в межах вікна: для довших зв’язків складіть кілька або збільште розрідження.',
      formula: 'y_{tk} = φ(Σ x_{t+u, c} · w_{uck} + b_{k})',
      params: {
        ...convText('uk', names),
        kernelSize: { title: 'Ядро', help: 'Скільки моментів охоплює вікно.' },
        strides: { title: 'Крок', help: 'На скільки моментів зсувається вікно; крок 2 скорочує послідовність удвічі.' },
        padding: {
          title: 'Доповнення',
          help: 'Якщо valid, вікно не виходить за край; same ставить нулі довкола і береже довжину, коли крок 1; causal ставить їх попереду, тож жоден момент не бачить пізніших.',
          options,
        },
      },
    },
  },
})
