import { fail, ok } from '../../result'
import { defineLayer, passesMask, weight } from '../define/layer'
import { activation, bool, initializer, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { toSnakeCase } from '../define/toSnakeCase'
import { kerasActivation } from './_kerasActivation'

/** y = φ(xW + b) on the last axis: `[..., inputs]` to `[..., units]`. Keras `Dense`. */
export default defineLayer({
  id: 'dense',
  category: 'core',
  icon: '≡',
  inputs: [{ name: 'input' }],
  masking: passesMask,
  outputs: [{ name: 'output' }],
  params: {
    units: int(1, 65_536, 64),
    activation: activation('linear'),
    useBias: bool(true),
    kernelInitializer: initializer('glorotUniform'),
    biasInitializer: initializer('zeros'),
  },
  inferShape: (p, [x = []]) =>
    x.length === 0
      ? fail({ code: 'rankTooLow', port: 'input', values: { needed: 1, rank: 0 } })
      : ok([...x.slice(0, -1), p.units]),
  weights: (p, [x = []]) => ({
    kernel: weight([x.at(-1) ?? 1, p.units], p.kernelInitializer),
    ...(p.useBias && { bias: weight([p.units], p.biasInitializer) }),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, { x, w, p, ctx }) => {
    const flat = x.rank > 2 ? tf.reshape(x, [-1, x.shape.at(-1) ?? 1]) : x
    const product = tf.matMul(flat as never, w['kernel'] as never)
    const biased = w['bias'] ? tf.add(product, w['bias']) : product
    const y = ctx.activate(p.activation, biased)
    return x.rank > 2 ? tf.reshape(y, [-1, ...x.shape.slice(1, -1), p.units]) : y
  },
  keras: (p) => ({
    className: 'Dense',
    config: {
      units: p.units,
      activation: kerasActivation(p.activation),
      use_bias: p.useBias,
      kernel_initializer: toSnakeCase(p.kernelInitializer),
      bias_initializer: toSnakeCase(p.biasInitializer),
    },
  }),
  summary: (p, name) => (p.activation === 'linear' ? `${p.units}` : `${p.units} · ${name('activation')}`),
  text: {
    en: {
      title: 'Dense',
      help: 'Every unit sees every input: a weighted sum plus a bias, then the activation. The workhorse of multilayer perceptrons and the head of most classifiers.',
      formula: 'y = φ(xW + b)',
      params: {
        units: { title: 'Units', help: 'Number of outputs. In the last layer of a classifier: the number of classes.' },
        activation: {
          title: 'Activation',
          help: 'Function applied to each weighted sum; without one, stacked layers collapse into a single linear map.',
        },
        useBias: { title: 'Bias', help: 'Adds a learned constant to each unit.' },
        kernelInitializer: {
          title: 'Initializer',
          help: 'Distribution of the first weights; Glorot suits sigmoid and tanh, He suits ReLU.',
        },
        biasInitializer: { title: 'Bias initializer', help: 'First value of the bias, usually zeros.' },
      },
    },
    uk: {
      title: 'Повнозв’язний',
      help: 'Кожен вузол бачить кожен вхід: зважена сума плюс зсув, далі активація. Основа багатошарових перцептронів і голова більшості класифікаторів.',
      formula: 'y = φ(xW + b)',
      params: {
        units: { title: 'Вузли', help: 'Кількість виходів. В останньому шарі класифікатора — кількість класів.' },
        activation: {
          title: 'Активація',
          help: 'Функція від кожної зваженої суми; без неї кілька шарів згортаються в одне лінійне відображення.',
        },
        useBias: { title: 'Зсув', help: 'Додає до кожного вузла навчену сталу.' },
        kernelInitializer: {
          title: 'Ініціалізатор',
          help: 'Розподіл перших ваг; Glorot пасує до сигмоїди й tanh, He — до ReLU.',
        },
        biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсуву, зазвичай нулі.' },
      },
    },
  },
})
