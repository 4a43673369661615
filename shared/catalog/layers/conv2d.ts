import { fail, ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { choice, int, size2 } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { convolve2d, convSummary, convText, fanOf, groupProblem } from './_conv'
import { addBias, kerasOutput, outputParams } from './_output'
import { weightOf } from './_weightOf'
import { biasRules, kernelRules } from './_weightRules'
import { slideWindow } from './_window'
import { convolutionArithmetic } from './_windowArithmetic'

const params = {
  filters: int(1, 8192, 16),
  kernelSize: size2(1, 64, [3, 3]),
  strides: size2(1, 64, [1, 1]),
  padding: choice(['valid', 'same'], 'valid'),
  dilationRate: size2(1, 64, [1, 1]),
  groups: int(1, 1024, 1),
  ...outputParams,
}
const names = Object.keys(params) as (keyof typeof params)[]

/** Cross-correlation of `[height, width, channels]` with learned kernels, then the activation. Keras `Conv2D`. */
export default defineLayer({
  id: 'conv2d',
  category: 'convolution',
  icon: '▦',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  splitsBatch: true,
  params,
  inferShape: (p, [x = []]) => {
    const { kernelSize: size, strides, padding, dilationRate: dilation } = p
    const sides = slideWindow(x, { size, strides, padding, dilation, param: 'kernelSize' })
    if (!sides.ok) return sides
    const uneven = groupProblem(p.groups, x[2] ?? 1, p.filters)
    return uneven ? fail(uneven) : ok([...sides.value, p.filters])
  },
  weights: (p, [x = []]) => {
    const channels = (x[2] ?? 1) / p.groups
    return {
      kernel: weight([...p.kernelSize, channels, p.filters], p.kernelInitializer, {
        fan: fanOf(p.kernelSize, channels, p.filters),
        ...kernelRules(p),
      }),
      ...(p.useBias && { bias: weight([p.filters], p.biasInitializer, biasRules(p)) }),
    }
  },
  multiplyAdds: (p, [x = []], output) => (sizeOf(output) * sizeOf(p.kernelSize) * (x[2] ?? 0)) / p.groups,
  forward: (tf, args) => addBias(convolve2d(tf, args.x, weightOf(args.w, 'kernel'), args.p), tf, args),
  arithmetic: convolutionArithmetic,
  keras: (p) => ({
    className: 'Conv2D',
    config: {
      filters: p.filters,
      kernel_size: p.kernelSize,
      strides: p.strides,
      padding: p.padding,
      dilation_rate: p.dilationRate,
      groups: p.groups,
      ...kerasOutput(p),
    },
  }),
  summary: (p, name) => convSummary(p.filters, p, name),
  example: {
    params: { filters: 1, kernelSize: [3, 3] },
    inputs: [
      [
        [[0], [1], [2], [1], [0]],
        [[4], [1], [0], [1], [0]],
        [[2], [0], [1], [1], [1]],
        [[1], [2], [3], [1], [0]],
        [[0], [4], [3], [2], [0]],
      ],
    ],
    weights: {
      kernel: [
        [0, 1, 0],
        [1, 0, 1],
        [2, 1, 0],
      ],
      bias: [0],
    },
  },
  related: ['maxPooling2d', 'conv2dTranspose', 'depthwiseConv2d', 'flatten'],
  text: {
    en: {
      title: 'Conv2D',
      keywords: ['convolution', '2D convolution', 'convolutional layer', 'CNN', 'filter', 'kernel'],
      help: 'Slides small learned windows over the image and notes how strongly each place answers: one feature map a filter. The same weights serve every place, so a feature is found wherever it is and few weights are needed. The start of almost every network for images.',
      pitfall:
        'With padding “valid” each layer trims the border: a 5×5 window takes 4 from height and width. A window larger than the picture does not fit.',
      formula: 'y_{ijk} = φ(Σ x_{i+u, j+v, c} · w_{uvck} + b_{k})',
      params: convText('en', names),
    },
    uk: {
      title: 'Згортка 2D',
      keywords: [
        'згортковий шар',
        'згорткова мережа',
        'двовимірна згортка',
        'CNN',
        'ЗНМ',
        'конволюція',
        'фільтр',
        'ядро',
      ],
      help: 'Рухає по зображенню невеликі вікна з навченими вагами й записує, наскільки сильно відгукується кожне місце: одна карта ознак на фільтр. Ті самі ваги служать усім місцям, тому ознака знаходиться всюди, а ваг потрібно мало. Початок майже кожної мережі для зображень.',
      pitfall:
        'Без доповнення кожен шар обрізає край: вікно 5×5 забирає 4 від висоти й ширини. Вікно, більше за картинку, не вміщується.',
      formula: 'y_{ijk} = φ(Σ x_{i+u, j+v, c} · w_{uvck} + b_{k})',
      params: convText('uk', names),
    },
  },
})
