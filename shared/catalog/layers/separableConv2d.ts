import { ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { choice, initializer, int, size2 } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { convolveChannels, convSummary, convText, fanOf } from './_conv'
import { fromRows, toRows } from './_lastAxis'
import { addBias, kerasOutput, outputParams } from './_output'
import { weightOf } from './_weightOf'
import { biasRules, kernelRules } from './_weightRules'
import { slideWindow } from './_window'

const shared = {
  filters: int(1, 8192, 16),
  kernelSize: size2(1, 64, [3, 3]),
  // One number: TensorFlow moves such windows equally far down and to the right.
  strides: int(1, 64, 1),
  padding: choice(['valid', 'same'], 'valid'),
  depthMultiplier: int(1, 64, 1),
  ...outputParams,
}
const params = { ...shared, depthwiseInitializer: initializer('glorotUniform') }
const names = Object.keys(shared) as (keyof typeof shared)[]

/** Each channel through filters of its own, then a mixture of the channels place by place. Keras `SeparableConv2D`. */
export default defineLayer({
  id: 'separableConv2d',
  category: 'convolution',
  icon: '▥',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  splitsBatch: true,
  params,
  inferShape: (p, [x = []]) => {
    const window = { size: p.kernelSize, strides: [p.strides, p.strides], padding: p.padding, param: 'kernelSize' }
    const sides = slideWindow(x, window)
    return sides.ok ? ok([...sides.value, p.filters]) : sides
  },
  weights: (p, [x = []]) => {
    const channels = x[2] ?? 1
    const between = channels * p.depthMultiplier
    return {
      depthwise_kernel: weight([...p.kernelSize, channels, p.depthMultiplier], p.depthwiseInitializer, {
        fan: fanOf(p.kernelSize, channels, p.depthMultiplier),
      }),
      pointwise_kernel: weight([1, 1, between, p.filters], p.kernelInitializer, {
        fan: fanOf([1, 1], between, p.filters),
        ...kernelRules(p),
      }),
      ...(p.useBias && { bias: weight([p.filters], p.biasInitializer, biasRules(p)) }),
    }
  },
  multiplyAdds: (p, [x = []], output) => {
    const between = (x[2] ?? 0) * p.depthMultiplier
    return (sizeOf(output) / p.filters) * between * (sizeOf(p.kernelSize) + p.filters)
  },
  forward: (tf, args) => {
    const { x, w, p } = args
    const each = convolveChannels(tf, x, w, 'depthwise_kernel', p)
    // A product of matrices: TensorFlow's own 1×1 convolution of one channel after a depthwise one fails on some processors.
    const mixture = tf.reshape(weightOf(w, 'pointwise_kernel'), [-1, p.filters])
    return addBias(fromRows(tf, tf.matMul(toRows(tf, each), mixture), each), tf, args)
  },
  keras: (p) => ({
    className: 'SeparableConv2D',
    config: {
      filters: p.filters,
      kernel_size: p.kernelSize,
      strides: [p.strides, p.strides],
      padding: p.padding,
      depth_multiplier: p.depthMultiplier,
      depthwise_initializer: p.depthwiseInitializer,
      ...kerasOutput(p, 'pointwise'),
    },
  }),
  summary: (p, name) => convSummary(p.filters, p, name),
  text: {
    en: {
      title: 'Separable Conv2D',
      short: 'Separable conv',
      keywords: ['separable convolution', 'Xception', 'MobileNet'],
      help: 'Does in two steps what a convolution does in one: first every channel is filtered by itself, then the channels are mixed place by place. A 3×3 window takes about a ninth of the weights and of the work; small networks for phones are built of it.',
      formula: 'y_{ijk} = φ(Σ_{c} p_{ck} · Σ_{uv} x_{i+u, j+v, c} · d_{uvc} + b_{k})',
      params: {
        ...convText('en', names),
        depthwiseInitializer: {
          title: 'Initializer of windows',
          help: 'Distribution of the first weights of the windows that filter each channel by itself.',
        },
        kernelInitializer: {
          title: 'Initializer of mixture',
          help: 'Distribution of the first weights that mix the channels.',
        },
      },
    },
    uk: {
      title: 'Роздільна згортка 2D',
      short: 'Роздільна зг.',
      keywords: ['роздільна згортка', 'сепарабельна згортка', 'Xception'],
      help: 'Робить двома кроками те, що звичайна згортка одним: спершу кожен канал фільтрується окремо, далі канали змішуються місце за місцем. Для вікна 3×3 це приблизно дев’ята частина ваг і роботи; з неї складають малі мережі для телефонів.',
      formula: 'y_{ijk} = φ(Σ_{c} p_{ck} · Σ_{uv} x_{i+u, j+v, c} · d_{uvc} + b_{k})',
      params: {
        ...convText('uk', names),
        depthwiseInitializer: {
          title: 'Ініціалізатор вікон',
          help: 'Розподіл перших ваг вікон, що фільтрують кожен канал окремо.',
        },
        kernelInitializer: { title: 'Ініціалізатор суміші', help: 'Розподіл перших ваг, що змішують канали.' },
      },
    },
  },
})
