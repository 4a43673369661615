import { defineLayer, weight } from '../define/layer'
import { activation, bool, initializer, int, regularizer } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { throughKernel, withLast } from './_lastAxis'
import { initializerTexts } from './_output'
import { weightOf } from './_weightOf'
import { weightRuleTexts } from './_weightRules'

/**
 * y = φ(xWᵀ + b) with the kernel of a Dense layer and a bias of its own: `[..., units of that layer]` to `[..., units]`. Keras has none and gets
 * a layer of ours.
 */
export default defineLayer({
  id: 'tiedDense',
  category: 'core',
  icon: '≡ᵀ',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  borrows: { type: 'dense', weights: ['kernel'], sizedBy: 'units' },
  params: {
    units: int(1, 65_536, 64),
    activation: activation('linear'),
    useBias: bool(true),
    biasInitializer: initializer('zeros'),
    biasRegularizer: regularizer(),
  },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({
    kernel: weight([p.units, x.at(-1) ?? 1], 'zeros'),
    ...(p.useBias && { bias: weight([p.units], p.biasInitializer, { regularizer: p.biasRegularizer }) }),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, args) => throughKernel(tf, args, weightOf(args.w, 'kernel'), true),
  keras: (p) => ({
    className: 'TiedDense',
    config: {
      units: p.units,
      activation: p.activation,
      use_bias: p.useBias,
      bias_initializer: p.biasInitializer,
    },
  }),
  summary: (p, name) => (p.activation === 'linear' ? `${p.units}` : `${p.units} · ${name('activation')}`),
  text: {
    en: {
      title: 'Tied dense',
      keywords: ['tied weights', 'shared weights', 'transposed weights'],
      help: 'The way back through a dense layer: the same weights, transposed, and a bias of its own. In an autoencoder the decoder then has half the weights to learn and cannot undo what the encoder did with other ones. Choose the dense layer under “Weights of”.',
      formula: 'y = φ(xWᵀ + b)',
      params: {
        units: { title: 'Units', help: 'Number of outputs: as many as the dense layer has inputs.' },
        activation: { title: 'Activation', help: 'Function applied to each weighted sum.' },
        useBias: { title: 'Bias', help: 'Adds a learned constant to each unit; it is not shared.' },
        biasInitializer: initializerTexts.en.biasInitializer,
        biasRegularizer: weightRuleTexts.en.biasRegularizer,
      },
    },
    uk: {
      title: 'Зв’язаний шар',
      keywords: ['зв’язані ваги', 'спільні ваги', 'транспоновані ваги'],
      help: 'Шлях назад крізь повнозв’язний шар: ті самі ваги, транспоновані, і власний зсув. У декодера автокодувальника тоді вдвічі менше ваг для навчання, і він не може відмінити зробленого кодувальником за допомогою інших. Повнозв’язний шар обирають у полі «Ваги від».',
      formula: 'y = φ(xWᵀ + b)',
      params: {
        units: { title: 'Вузли', help: 'Кількість виходів: скільки входів має повнозв’язний шар.' },
        activation: { title: 'Активація', help: 'Функція від кожної зваженої суми.' },
        useBias: { title: 'Зсув', help: 'Додає до кожного вузла навчену сталу; вона не спільна.' },
        biasInitializer: initializerTexts.uk.biasInitializer,
        biasRegularizer: weightRuleTexts.uk.biasRegularizer,
      },
    },
  },
})
