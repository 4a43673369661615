import { defineLayer, passesMask, weight } from '../define/layer'
import { int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { affineArithmetic } from './_affineArithmetic'
import { throughKernel, withLast } from './_lastAxis'
import { initializerTexts, kerasOutput, outputParams } from './_output'
import { weightOf } from './_weightOf'
import { biasRules, kernelRules, weightRuleTexts } from './_weightRules'

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
    ...outputParams,
  },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({
    kernel: weight([x.at(-1) ?? 1, p.units], p.kernelInitializer, kernelRules(p)),
    ...(p.useBias && { bias: weight([p.units], p.biasInitializer, biasRules(p)) }),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, args) => throughKernel(tf, args, weightOf(args.w, 'kernel')),
  arithmetic: affineArithmetic,
  views: [
    { kind: 'prototypes', weight: 'kernel', transposed: true },
    { kind: 'line', kernel: 'kernel', bias: 'bias' },
  ],
  keras: (p) => ({
    className: 'Dense',
    config: { units: p.units, ...kerasOutput(p) },
  }),
  summary: (p, name) => (p.activation === 'linear' ? `${p.units}` : `${p.units} · ${name('activation')}`),
  example: { params: { units: 1 }, inputs: [[0.6, -1.2]] },
  related: ['conv2d', 'relu', 'categoricalCrossentropy', 'initializers/glorotUniform'],
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
      pitfall:
        'Without an activation two of them in a row are no more than one. After a large picture it takes most of the weights: pool first.',
      formula: 'y = φ(xW + b)',
      params: {
        units: { title: 'Units', help: 'Number of outputs. In the last layer of a classifier: the number of classes.' },
        activation: {
          title: 'Activation',
          help: 'Function applied to each weighted sum; without one, stacked layers collapse into a single linear map.',
        },
        useBias: { title: 'Bias', help: 'Adds a learned constant to each unit.' },
        ...initializerTexts.en,
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
      pitfall:
        'Без активації два такі шари поспіль — те саме, що один. Після великої картинки він забирає більшість ваг: спершу зменште її.',
      formula: 'y = φ(xW + b)',
      params: {
        units: { title: 'Вузли', help: 'Кількість виходів. В останньому шарі класифікатора — кількість класів.' },
        activation: {
          title: 'Активація',
          help: 'Функція від кожної зваженої суми; без неї кілька шарів згортаються в одне лінійне відображення.',
        },
        useBias: { title: 'Зсув', help: 'Додає до кожного вузла навчену сталу.' },
        ...initializerTexts.uk,
        ...weightRuleTexts.uk,
      },
    },
  },
})
