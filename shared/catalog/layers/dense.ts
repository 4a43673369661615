import { defineLayer, passesMask, weight } from '../define/layer'
import { activation, bool, initializer, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { fromRows, toRows, withLast } from './_lastAxis'
import { weightOf } from './_weightOf'
import { biasRules, kernelRules, weightRules, weightRuleTexts } from './_weightRules'

/** y = φ(xW + b) on the last axis: `[..., inputs]` to `[..., units]`. Keras `Dense`. */
export default defineLayer({
  id: 'dense',
  category: 'core',
  icon: '≡',
  perMoment: true,
  inputs: [{ name: 'input' }],
  masking: passesMask,
  outputs: [{ name: 'output' }],
  params: {
    units: int(1, 65_536, 64),
    activation: activation('linear'),
    useBias: bool(true),
    kernelInitializer: initializer('glorotUniform'),
    biasInitializer: initializer('zeros'),
    ...weightRules,
  },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({
    kernel: weight([x.at(-1) ?? 1, p.units], p.kernelInitializer, kernelRules(p)),
    ...(p.useBias && { bias: weight([p.units], p.biasInitializer, biasRules(p)) }),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, { x, w, p, ctx }) => {
    const product = tf.matMul(toRows(tf, x), weightOf(w, 'kernel'))
    return fromRows(tf, ctx.activate(p.activation, w['bias'] ? tf.add(product, w['bias']) : product), x)
  },
  keras: (p) => ({
    className: 'Dense',
    config: {
      units: p.units,
      activation: p.activation,
      use_bias: p.useBias,
      kernel_initializer: p.kernelInitializer,
      bias_initializer: p.biasInitializer,
    },
  }),
  summary: (p, name) => (p.activation === 'linear' ? `${p.units}` : `${p.units} · ${name('activation')}`),
  text: {
    en: {
      title: 'Dense',
      keywords: [
        'fully connected',
        'FC',
        'linear layer',
        'affine',
        'feed-forward',
        'MLP',
        'multilayer perceptron',
        'perceptron',
        'neuron',
        'hidden layer',
        'output layer',
      ],
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
        ...weightRuleTexts.en,
      },
    },
    uk: {
      title: 'Повнозв’язний',
      keywords: [
        'повнозв’язний шар',
        'повнозв’язна',
        'щільний шар',
        'лінійний шар',
        'афінний',
        'багатошаровий перцептрон',
        'персептрон',
        'нейрон',
        'прихований шар',
        'вихідний шар',
        'MLP',
      ],
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
        ...weightRuleTexts.uk,
      },
    },
  },
})
