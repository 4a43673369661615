import { fail, ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { choice, int, size2, type ParamsOf } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'
import type { Tensor4D } from '../define/tf'
import { convText, fanOf } from './_conv'
import { addBias, kerasOutput, outputParams } from './_output'
import { weightOf } from './_weightOf'
import { biasRules, kernelRules } from './_weightRules'
import { imageProblem } from './_window'

const params = {
  filters: int(1, 8192, 16),
  kernelSize: size2(1, 64, [3, 3]),
  strides: size2(1, 64, [2, 2]),
  padding: choice(['valid', 'same'], 'same'),
  ...outputParams,
}
const names = Object.keys(params) as (keyof typeof params)[]

/** Height and width that come out: those from which a convolution would make the input. */
const sidesOf = (p: ParamsOf<typeof params>, [height = 1, width = 1]: Shape): [number, number] => {
  const side = (size: number, i: 0 | 1): number =>
    size * p.strides[i] + (p.padding === 'same' ? 0 : Math.max(p.kernelSize[i] - p.strides[i], 0))
  return [side(height, 0), side(width, 1)]
}

/** A convolution backwards: every value of `[height, width, channels]` puts down its kernel. Keras `Conv2DTranspose`. */
export default defineLayer({
  id: 'conv2dTranspose',
  category: 'convolution',
  icon: '▧',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  splitsBatch: true,
  params,
  inferShape: (p, [x = []]) => {
    const problem = imageProblem(x)
    return problem ? fail(problem) : ok([...sidesOf(p, x), p.filters])
  },
  weights: (p, [x = []]) => {
    const channels = x[2] ?? 1
    return {
      kernel: weight([...p.kernelSize, p.filters, channels], p.kernelInitializer, {
        fan: fanOf(p.kernelSize, p.filters, channels),
        ...kernelRules(p),
      }),
      ...(p.useBias && { bias: weight([p.filters], p.biasInitializer, biasRules(p)) }),
    }
  },
  multiplyAdds: (p, [x = []]) => sizeOf(x) * sizeOf(p.kernelSize) * p.filters,
  forward: (tf, args) => {
    const { x, w, p } = args
    const [batch = 1, ...sizes] = x.shape
    const output: [number, number, number, number] = [batch, ...sidesOf(p, sizes), p.filters]
    const kernel = weightOf(w, 'kernel') as Tensor4D
    return addBias(tf.conv2dTranspose(x as Tensor4D, kernel, output, [...p.strides], p.padding), tf, args)
  },
  keras: (p) => ({
    className: 'Conv2DTranspose',
    config: {
      filters: p.filters,
      kernel_size: p.kernelSize,
      strides: p.strides,
      padding: p.padding,
      ...kerasOutput(p),
    },
  }),
  summary: (p, name) =>
    [
      `${p.filters} @ ${shapeText(p.kernelSize)}`,
      `× ${shapeText(p.strides)}`,
      ...(p.activation === 'linear' ? [] : [name('activation')]),
    ].join(' · '),
  example: {
    params: { filters: 1 },
    inputs: [
      [
        [[1], [2]],
        [[3], [4]],
      ],
    ],
  },
  related: ['upSampling2d'],
  text: {
    en: {
      title: 'Conv2D transpose (deconvolution)',
      short: 'Deconvolution',
      keywords: ['transposed convolution', 'deconv', 'deconvolution', 'up-convolution', 'fractionally strided'],
      help: 'The way of a convolution backwards: every number of a feature map puts down a copy of a learned kernel, scaled by it, and copies that overlap add up. With stride 2 the map doubles in size. Decoders, generators and segmentation networks grow images with it.',
      pitfall:
        'Where windows overlap unevenly it draws a checkered pattern: let the kernel be a multiple of the stride, or enlarge first and convolve then.',
      formula: 'y_{s·i+u, s·j+v, k} += x_{ijc} · w_{uvkc}',
      params: {
        ...convText('en', names),
        strides: {
          title: 'Stride',
          help: 'How far apart the kernels are put down: how many times larger the map gets.',
        },
        padding: {
          title: 'Padding',
          help: 'same: the map is exactly the stride times larger. valid: what kernels lay beyond the edge is kept as well.',
          options: { valid: 'valid', same: 'same' },
        },
      },
    },
    uk: {
      title: 'Транспонована згортка 2D (деконволюція)',
      short: 'Деконволюція',
      keywords: ['транспонована згортка', 'розгортка', 'обернена згортка', 'деконволюція'],
      help: 'Згортка у зворотний бік: кожне число карти ознак кладе копію навченого ядра, помножену на нього, а копії, що перекриваються, додаються. З кроком 2 карта стає вдвічі більшою. Так вирощують зображення декодери, генератори й мережі сегментації.',
      pitfall:
        'Де вікна перекриваються нерівно, виходить шахівниця: хай ядро буде кратне кроку, або спершу збільште карту, а потім згортайте.',
      formula: 'y_{s·i+u, s·j+v, k} += x_{ijc} · w_{uvkc}',
      params: {
        ...convText('uk', names),
        strides: { title: 'Крок', help: 'На якій відстані кладуться ядра: у стільки разів більшає карта.' },
        padding: {
          title: 'Доповнення',
          help: 'Якщо same, карта більшає рівно в крок разів; якщо valid, лишається й те, що ядра поклали за краєм.',
          options: { valid: 'valid', same: 'same' },
        },
      },
    },
  },
})
