import { defineLoss, lossWeight } from '../define/loss'
import { choice, float } from '../define/params'
import type { Tensor, Tf } from '../define/tf'
import { checkVerdict } from './_gan'
import { perSample } from '../define/perSample'
import { softplus } from './_softplus'
import { lossTexts } from './_texts'

type Form = 'crossEntropy' | 'leastSquares' | 'hinge'

/** What a discriminator's verdict on a sample costs: `label` 1 − s for real ones, 0 for made ones. */
function costOf(tf: Tf, form: Form, verdict: Tensor, real: boolean, label: number): Tensor {
  if (form === 'crossEntropy') return tf.sub(softplus(tf, verdict), tf.mul(verdict, label))
  if (form === 'leastSquares') return tf.mul(0.5, tf.square(tf.sub(verdict, label)))
  return tf.relu(real ? tf.sub(1, verdict) : tf.add(1, verdict))
}

/**
 * The discriminator's loss from its verdicts on real and on made samples, before any sigmoid. Cross-entropy: Goodfellow et al., 2014;
 * least squares: Mao et al., 2017; hinge: Lim and Ye, 2017; one-sided smoothing: Salimans et al., 2016.
 */
export default defineLoss({
  id: 'ganDiscriminator',
  icon: 'D',
  inputs: [{ name: 'real' }, { name: 'fake' }],
  params: {
    form: choice(['crossEntropy', 'leastSquares', 'hinge'], 'crossEntropy'),
    smoothing: float(0, 0.5, 0, { midRun: true }),
    ...lossWeight,
  },
  check: (_p, { prediction, target }) => [...checkVerdict(prediction, 'real'), ...checkVerdict(target, 'fake')],
  reads: () => 'logits',
  loss: (tf, { prediction, target, p: { form, smoothing } }) =>
    perSample(tf, tf.add(costOf(tf, form, prediction, true, 1 - smoothing), costOf(tf, form, target, false, 0))),
  metrics: () => [],
  keras: () => null,
  example: { inputs: [[0.8], [-0.5]] },
  related: ['ganGenerator'],
  text: {
    en: {
      title: 'GAN: discriminator',
      short: 'Discriminator',
      keywords: ['GAN loss', 'critic', 'adversarial', 'real or fake'],
      help: 'Teaches a discriminator to tell real samples from those that the generator makes: high on the one, low on the other. Both ports take the discriminator’s one linear unit, once for real samples and once for made ones. Train it in turn with the generator.',
      formula: 'L = −ln σ(D(x)) − ln(1 − σ(D(G(z))))',
      params: {
        form: {
          title: 'Form',
          help: 'How verdicts are counted: as probabilities, as distances from 1 and 0, or with a margin of 1.',
          options: { crossEntropy: 'Cross-entropy', leastSquares: 'Least squares', hinge: 'Hinge' },
        },
        smoothing: {
          title: 'Real label less',
          help: 'How much less than 1 real samples are labelled, so that the discriminator does not grow too sure; the hinge does not use it.',
        },
        weight: lossTexts.en.weight,
      },
      ports: { real: 'On real', fake: 'On made' },
    },
    uk: {
      title: 'GAN: дискримінатор',
      short: 'Дискримінатор',
      keywords: ['втрати GAN', 'критик', 'змагальна', 'справжнє чи підробка'],
      help: 'Вчить дискримінатор відрізняти справжні приклади від створених генератором: на перших він має бути високий, на других — низький. Обидва порти приймають той самий лінійний вузол дискримінатора: раз для справжніх прикладів, раз для створених. Навчайте по черзі з генератором.',
      formula: 'L = −ln σ(D(x)) − ln(1 − σ(D(G(z))))',
      params: {
        form: {
          title: 'Форма',
          help: 'Як рахують вердикти: як імовірності, як відстані від 1 і 0 чи з відступом 1.',
          options: { crossEntropy: 'Кросентропія', leastSquares: 'Найменші квадрати', hinge: 'Шарнірна' },
        },
        smoothing: {
          title: 'Зменшення мітки',
          help: 'На скільки мітка справжніх прикладів менша за 1, щоб дискримінатор не ставав надто певним; шарнірна форма цього не вживає.',
        },
        weight: lossTexts.uk.weight,
      },
      ports: { real: 'На справжніх', fake: 'На створених' },
    },
  },
})
