import { defineLoss, lossWeight } from '../define/loss'
import { choice } from '../define/params'
import { checkVerdict } from './_gan'
import { perSample } from '../define/perSample'
import { softplus } from './_softplus'
import { lossTexts } from './_texts'

/** The generator's loss from the discriminator's verdict on what it made, before any sigmoid; forms and sources as in `ganDiscriminator`. */
export default defineLoss({
  id: 'ganGenerator',
  icon: 'G',
  inputs: [{ name: 'fake' }],
  params: { form: choice(['nonSaturating', 'minimax', 'leastSquares', 'hinge'], 'nonSaturating'), ...lossWeight },
  check: (_p, { prediction }) => checkVerdict(prediction, 'fake'),
  reads: () => 'logits',
  loss: (tf, { prediction, p: { form } }) => {
    if (form === 'nonSaturating') return perSample(tf, softplus(tf, tf.neg(prediction)))
    if (form === 'minimax') return perSample(tf, tf.neg(softplus(tf, prediction)))
    if (form === 'leastSquares') return perSample(tf, tf.mul(0.5, tf.square(tf.sub(prediction, 1))))
    return perSample(tf, tf.neg(prediction))
  },
  metrics: () => [],
  keras: () => null,
  text: {
    en: {
      title: 'GAN: generator',
      short: 'Generator',
      keywords: ['GAN loss', 'adversarial'],
      help: 'Teaches a generator to make samples that the discriminator takes for real. The minimax form of the theory hardly learns while the discriminator is sure; the non-saturating one has the same goal and a strong gradient just then. The discriminator stays frozen meanwhile.',
      formula: 'L = −ln σ(D(G(z)))',
      params: {
        form: {
          title: 'Form',
          help: 'How the verdict is counted; choose the same as for the discriminator, where both of the first two go with cross-entropy.',
          options: {
            nonSaturating: 'Non-saturating: −ln σ(D)',
            minimax: 'Minimax: ln(1 − σ(D))',
            leastSquares: 'Least squares',
            hinge: 'Hinge: −D',
          },
        },
        weight: lossTexts.en.weight,
      },
      ports: { fake: 'On made' },
    },
    uk: {
      title: 'GAN: генератор',
      short: 'Генератор',
      keywords: ['втрати GAN', 'змагальна'],
      help: 'Вчить генератор створювати приклади, які дискримінатор вважає справжніми. Мінімаксна форма з теорії майже не вчить, поки дискримінатор певен; ненасичувана має ту саму мету і саме тоді сильний градієнт. Дискримінатор тим часом заморожено.',
      formula: 'L = −ln σ(D(G(z)))',
      params: {
        form: {
          title: 'Форма',
          help: 'Як рахують вердикт; беріть ту саму, що в дискримінатора, де до кросентропії пасують обидві перші.',
          options: {
            nonSaturating: 'Ненасичувана: −ln σ(D)',
            minimax: 'Мінімаксна: ln(1 − σ(D))',
            leastSquares: 'Найменші квадрати',
            hinge: 'Шарнірна: −D',
          },
        },
        weight: lossTexts.uk.weight,
      },
      ports: { fake: 'На створених' },
    },
  },
})
