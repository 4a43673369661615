import { ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { choice, int, size2 } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { convolveChannels, convSummary, convText, fanOf } from './_conv'
import { addBias, kerasOutput, outputParams } from './_output'
import { biasRules, kernelRules } from './_weightRules'
import { slideWindow } from './_window'

const params = {
  kernelSize: size2(1, 64, [3, 3]),
  // One number: TensorFlow moves such windows equally far down and to the right.
  strides: int(1, 64, 1),
  padding: choice(['valid', 'same'], 'valid'),
  depthMultiplier: int(1, 64, 1),
  ...outputParams,
}
const names = Object.keys(params) as (keyof typeof params)[]

/** Each channel of an image through filters of its own, the channels unmixed. Keras `DepthwiseConv2D`. */
export default defineLayer({
  id: 'depthwiseConv2d',
  category: 'convolution',
  icon: '▨',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  splitsBatch: true,
  params,
  inferShape: (p, [x = []]) => {
    const window = { size: p.kernelSize, strides: [p.strides, p.strides], padding: p.padding, param: 'kernelSize' }
    const sides = slideWindow(x, window)
    return sides.ok ? ok([...sides.value, (x[2] ?? 0) * p.depthMultiplier]) : sides
  },
  weights: (p, [x = []]) => {
    const channels = x[2] ?? 1
    return {
      kernel: weight([...p.kernelSize, channels, p.depthMultiplier], p.kernelInitializer, {
        fan: fanOf(p.kernelSize, channels, p.depthMultiplier),
        ...kernelRules(p),
      }),
      ...(p.useBias && { bias: weight([channels * p.depthMultiplier], p.biasInitializer, biasRules(p)) }),
    }
  },
  multiplyAdds: (p, _inputs, output) => sizeOf(output) * sizeOf(p.kernelSize),
  forward: (tf, args) => addBias(convolveChannels(tf, args.x, args.w, 'kernel', args.p), tf, args),
  keras: (p) => ({
    className: 'DepthwiseConv2D',
    config: {
      kernel_size: p.kernelSize,
      strides: [p.strides, p.strides],
      padding: p.padding,
      depth_multiplier: p.depthMultiplier,
      ...kerasOutput(p, 'depthwise'),
    },
  }),
  summary: (p, name) => convSummary(p.depthMultiplier, p, name),
  text: {
    en: {
      title: 'Depthwise Conv2D',
      short: 'Depthwise conv',
      keywords: ['depthwise convolution', 'MobileNet', 'convolution by channels'],
      help: 'Filters every channel of an image by itself, with windows of its own; what the channels have to do with each other is left to a later layer. It takes few weights, and is the first half of a separable convolution.',
      formula: 'y_{ijc} = φ(Σ_{uv} x_{i+u, j+v, c} · w_{uvc} + b_{c})',
      params: convText('en', names),
    },
    uk: {
      title: 'Поканальна згортка 2D',
      short: 'Поканальна зг.',
      keywords: ['поканальна згортка', 'глибинна згортка', 'MobileNet'],
      help: 'Фільтрує кожен канал зображення окремо, власними вікнами; зв’язки між каналами лишає наступному шарові. Потребує мало ваг; це перша половина роздільної згортки.',
      formula: 'y_{ijc} = φ(Σ_{uv} x_{i+u, j+v, c} · w_{uvc} + b_{c})',
      params: convText('uk', names),
    },
  },
})
