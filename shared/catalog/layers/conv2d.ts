import { ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { activation, bool, choice, initializer, int, size2 } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf } from '../define/tensorType'
import type { Tensor4D } from '../define/tf'
import { biasRules, kernelRules, weightRules, weightRuleTexts } from './_weightRules'
import { slideWindow } from './_window'

/** Cross-correlation of `[height, width, channels]` with learned kernels, then the activation. Keras `Conv2D`. */
export default defineLayer({
  id: 'conv2d',
  category: 'convolution',
  icon: '▦',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  splitsBatch: true,
  params: {
    filters: int(1, 8192, 16),
    kernelSize: size2(1, 64, [3, 3]),
    strides: size2(1, 64, [1, 1]),
    padding: choice(['valid', 'same'], 'valid'),
    activation: activation('linear'),
    useBias: bool(true),
    kernelInitializer: initializer('glorotUniform'),
    biasInitializer: initializer('zeros'),
    ...weightRules,
  },
  inferShape: (p, [x = []]) => {
    const size = slideWindow(x, { size: p.kernelSize, strides: p.strides, padding: p.padding, param: 'kernelSize' })
    return size.ok ? ok([...size.value, p.filters]) : size
  },
  weights: (p, [x = []]) => {
    const channels = x[2] ?? 1
    const window = sizeOf(p.kernelSize)
    return {
      kernel: weight([...p.kernelSize, channels, p.filters], p.kernelInitializer, {
        fan: { in: window * channels, out: window * p.filters },
        ...kernelRules(p),
      }),
      ...(p.useBias && { bias: weight([p.filters], p.biasInitializer, biasRules(p)) }),
    }
  },
  multiplyAdds: (p, [x = []], output) => sizeOf(output) * sizeOf(p.kernelSize) * (x[2] ?? 0),
  forward: (tf, { x, w, p, ctx }) => {
    const sums = tf.conv2d(x as Tensor4D, w['kernel'] as Tensor4D, [...p.strides], p.padding)
    return ctx.activate(p.activation, w['bias'] ? tf.add(sums, w['bias']) : sums)
  },
  keras: (p) => ({
    className: 'Conv2D',
    config: {
      filters: p.filters,
      kernel_size: p.kernelSize,
      strides: p.strides,
      padding: p.padding,
      activation: p.activation,
      use_bias: p.useBias,
      kernel_initializer: p.kernelInitializer,
      bias_initializer: p.biasInitializer,
    },
  }),
  summary: (p, name) =>
    [
      `${p.filters} @ ${shapeText(p.kernelSize)}`,
      name('padding'),
      ...(p.activation === 'linear' ? [] : [name('activation')]),
    ].join(' · '),
  text: {
    en: {
      title: 'Conv2D',
      help: 'Slides small learned windows over the image and notes how strongly each place answers: one feature map a filter. The same weights serve every place, so a feature is found wherever it is and few weights are needed. The start of almost every network for images.',
      formula: 'y_{ijk} = φ(Σ x_{i+u, j+v, c} · w_{uvck} + b_{k})',
      params: {
        filters: { title: 'Filters', help: 'Number of feature maps that come out, each with a kernel of its own.' },
        kernelSize: { title: 'Kernel', help: 'Height and width of the window; 3×3 and 5×5 are usual.' },
        strides: { title: 'Stride', help: 'How far the window moves, down and to the right; 2 halves the map.' },
        padding: {
          title: 'Padding',
          help: 'valid: the window stays on the image and the map shrinks by the kernel less one. same: zeros around it keep the size when the stride is 1.',
          options: { valid: 'valid', same: 'same' },
        },
        activation: {
          title: 'Activation',
          help: 'Function applied to every number of the feature maps; ReLU is the usual choice.',
        },
        useBias: {
          title: 'Bias',
          help: 'Adds one learned constant to each feature map; of no use right before batch normalization.',
        },
        kernelInitializer: {
          title: 'Initializer',
          help: 'Distribution of the first weights; Glorot suits sigmoid and tanh, He suits ReLU.',
        },
        biasInitializer: { title: 'Bias initializer', help: 'First value of the bias, usually zeros.' },
        ...weightRuleTexts.en,
      },
    },
    uk: {
      title: 'Згортка 2D',
      help: 'Рухає по зображенню невеликі вікна з навченими вагами й записує, наскільки сильно відгукується кожне місце: одна карта ознак на фільтр. Ті самі ваги служать усім місцям, тому ознака знаходиться всюди, а ваг потрібно мало. Початок майже кожної мережі для зображень.',
      formula: 'y_{ijk} = φ(Σ x_{i+u, j+v, c} · w_{uvck} + b_{k})',
      params: {
        filters: { title: 'Фільтри', help: 'Кількість карт ознак на виході, кожна з власним ядром.' },
        kernelSize: { title: 'Ядро', help: 'Висота й ширина вікна; звичні 3×3 та 5×5.' },
        strides: { title: 'Крок', help: 'Наскільки вікно зсувається вниз і праворуч; крок 2 зменшує карту вдвічі.' },
        padding: {
          title: 'Доповнення',
          help: 'valid: вікно не виходить за зображення, і карта меншає на ядро без одиниці. same: нулі довкола зберігають розмір, якщо крок 1.',
          options: { valid: 'valid', same: 'same' },
        },
        activation: { title: 'Активація', help: 'Функція від кожного числа карт ознак; звичний вибір — ReLU.' },
        useBias: {
          title: 'Зсув',
          help: 'Додає до кожної карти ознак одну навчену сталу; безпосередньо перед пакетною нормалізацією зайвий.',
        },
        kernelInitializer: {
          title: 'Ініціалізатор',
          help: 'Розподіл перших ваг; Glorot пасує до сигмоїди й tanh, He — до ReLU.',
        },
        biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсуву, зазвичай нулі.' },
        ...weightRuleTexts.uk,
      },
    },
  },
})
