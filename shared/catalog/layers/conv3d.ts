import { ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { choice, int, size3, type ParamsOf } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tensor5D, Tf } from '../define/tf'
import { convSummary, convText, fanOf } from './_conv'
import { addBias, kerasOutput, outputParams } from './_output'
import { weightOf } from './_weightOf'
import { biasRules, kernelRules } from './_weightRules'
import { slideWindow } from './_window'

const params = {
  filters: int(1, 8192, 8),
  kernelSize: size3(1, 32, [3, 3, 3]),
  strides: size3(1, 32, [1, 1, 1]),
  padding: choice(['valid', 'same'], 'valid'),
  ...outputParams,
}
const names = Object.keys(params) as (keyof typeof params)[]

interface Windows {
  readonly count: number
  readonly stride: number
  readonly kernel: number
  /** Zeros in front of the first cell. */
  readonly before: number
}

/** Of one axis of a tensor the cells that its windows see, side by side: `count` groups of `kernel`. */
function pack(tf: Tf, x: Tensor, axis: number, { count, stride, kernel, before }: Windows): Tensor {
  const [outer, size, inner] = [sizeOf(x.shape.slice(0, axis)), x.shape[axis] ?? 1, sizeOf(x.shape.slice(axis + 1))]
  const whole = count * stride
  const after = Math.max(0, whole - before - size)
  const rows = tf.reshape(x, [outer, size, inner])
  const zeros = (cells: number): readonly Tensor[] => (cells > 0 ? [tf.zeros([outer, cells, inner])] : [])
  const padded = before + after > 0 ? tf.concat([...zeros(before), rows, ...zeros(after)], 1) : rows
  const even = tf.slice(padded, [0, 0, 0], [outer, whole, inner])
  const seen = tf.slice(tf.reshape(even, [outer * count, stride, inner]), [0, 0, 0], [outer * count, kernel, inner])
  return tf.reshape(seen, [...x.shape.slice(0, axis), count * kernel, ...x.shape.slice(axis + 1)])
}

/**
 * Where strides are wider than the kernel, what lies between the windows taken out, so that they stand side by side: TensorFlow's and
 * TensorFlow.js's own kernels then move the windows, each in another way, or read other cells.
 */
function withoutGaps(
  tf: Tf,
  x: Tensor,
  p: ParamsOf<typeof params>,
): { readonly x: Tensor; readonly strides: number[] } {
  let packed = x
  const strides = p.strides.map((stride, i) => {
    const [size, kernel] = [x.shape[i + 1] ?? 1, p.kernelSize[i] ?? 1]
    if (stride <= kernel) return stride
    const count = p.padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - kernel) / stride) + 1
    const missing = p.padding === 'same' ? Math.max(0, (count - 1) * stride + kernel - size) : 0
    packed = pack(tf, packed, i + 1, { count, stride, kernel, before: Math.floor(missing / 2) })
    return kernel
  })
  return { x: packed, strides }
}

/** Cross-correlation of `[depth, height, width, channels]` with learned kernels, then the activation. Keras `Conv3D`. */
export default defineLayer({
  id: 'conv3d',
  category: 'convolution',
  icon: '▩',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  splitsBatch: true,
  params,
  inferShape: (p, [x = []]) => {
    const sides = slideWindow(x, { size: p.kernelSize, strides: p.strides, padding: p.padding, param: 'kernelSize' })
    return sides.ok ? ok([...sides.value, p.filters]) : sides
  },
  weights: (p, [x = []]) => {
    const channels = x[3] ?? 1
    return {
      kernel: weight([...p.kernelSize, channels, p.filters], p.kernelInitializer, {
        fan: fanOf(p.kernelSize, channels, p.filters),
        ...kernelRules(p),
      }),
      ...(p.useBias && { bias: weight([p.filters], p.biasInitializer, biasRules(p)) }),
    }
  },
  multiplyAdds: (p, [x = []], output) => sizeOf(output) * sizeOf(p.kernelSize) * (x[3] ?? 0),
  forward: (tf, args) => {
    const { w, p } = args
    const { x, strides } = withoutGaps(tf, args.x, p)
    const sums = tf.conv3d(
      x as Tensor5D,
      weightOf(w, 'kernel') as Tensor5D,
      strides as [number, number, number],
      p.padding,
    )
    return addBias(sums, tf, args)
  },
  keras: (p) => ({
    className: 'Conv3D',
    config: {
      filters: p.filters,
      kernel_size: p.kernelSize,
      strides: p.strides,
      padding: p.padding,
      ...kerasOutput(p),
    },
  }),
  summary: (p, name) => convSummary(p.filters, p, name),
  example: {
    params: { filters: 1, kernelSize: [2, 2, 2] },
    inputs: [
      [
        [
          [[1], [0], [2]],
          [[0], [1], [0]],
          [[3], [0], [1]],
        ],
        [
          [[0], [2], [0]],
          [[1], [0], [1]],
          [[0], [1], [2]],
        ],
      ],
    ],
  },
  text: {
    en: {
      title: 'Conv3D',
      keywords: ['convolution', 'convolutional layer', '3D convolution', 'volume', 'video', 'CNN'],
      help: 'Slides learned boxes through a volume, such as a scan in slices or a short film, and notes how strongly each place answers: one map of three axes a filter. It sees how neighboring slices or frames go together, at many times the cost of a flat convolution.',
      formula: 'y_{dijk} = φ(Σ x_{d+r, i+u, j+v, c} · w_{ruvck} + b_{k})',
      params: {
        ...convText('en', names),
        kernelSize: { title: 'Kernel', help: 'Depth, height and width of the window; 3×3×3 is usual.' },
        strides: { title: 'Stride', help: 'How far the window moves along depth, height and width; 2 halves the map.' },
      },
    },
    uk: {
      title: 'Згортка 3D',
      keywords: ['згортковий шар', 'згорткова мережа', 'тривимірна згортка', 'об’єм', 'відео', 'CNN'],
      help: 'Рухає навчені «коробки» крізь об’єм — знімок із зрізів чи коротке відео — й записує, наскільки сильно відгукується кожне місце: одна карта з трьома осями на фільтр. Бачить, як пов’язані сусідні зрізи чи кадри, але коштує в багато разів дорожче за пласку згортку.',
      formula: 'y_{dijk} = φ(Σ x_{d+r, i+u, j+v, c} · w_{ruvck} + b_{k})',
      params: {
        ...convText('uk', names),
        kernelSize: { title: 'Ядро', help: 'Глибина, висота й ширина вікна; звичне 3×3×3.' },
        strides: {
          title: 'Крок',
          help: 'Наскільки вікно зсувається за глибиною, висотою і шириною; крок 2 зменшує карту вдвічі.',
        },
      },
    },
  },
})
