import { defineActivation } from '../define/activation'

/** Constants for which mean 0 and variance 1 stay so from layer to layer (G. Klambauer et al., 2017). */
const ALPHA = 1.6732632423543772
const SCALE = 1.0507009873554805

/** λ·x where positive, else λα · (eˣ − 1). Keras `selu`. */
export default defineActivation({
  id: 'selu',
  icon: 'SE',
  params: {},
  // In two parts, each finite everywhere, as in ELU.
  apply: (tf, x) => tf.add(tf.mul(tf.relu(x), SCALE), tf.mul(tf.elu(tf.minimum(x, 0)), SCALE * ALPHA)),
  plot: (x) => SCALE * (x > 0 ? x : ALPHA * Math.expm1(x)),
  keras: () => ({ className: 'Activation', config: { activation: 'selu' }, name: 'selu' }),
  related: ['initializers/lecunNormal'],
  text: {
    en: {
      title: 'SELU',
      keywords: ['scaled ELU', 'self-normalizing'],
      help: 'An ELU whose two constants keep mean 0 and variance 1 from layer to layer, so that deep networks normalize themselves. Use it with LeCun normal weights and no batch normalization.',
      pitfall: 'It keeps its promise only with LeCun weights and inputs of mean 0; batch normalization undoes it.',
      formula: 'φ(x) = λx for x > 0, else λα(e^{x} − 1)',
      params: {},
    },
    uk: {
      title: 'SELU',
      keywords: ['самонормалізівна'],
      help: 'ELU, дві сталі якої тримають середнє 0 і дисперсію 1 від шару до шару, тож глибока мережа нормалізує себе сама. Беріть її з вагами LeCun normal і без пакетної нормалізації.',
      pitfall: 'Обіцянки тримається лише з вагами LeCun і входами із середнім 0; пакетна нормалізація її скасовує.',
      formula: 'φ(x) = λx, якщо x > 0, інакше λα(e^{x} − 1)',
      params: {},
    },
  },
})
