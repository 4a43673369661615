import { defineSchedule } from '../define/schedule'
import { float, int } from '../define/params'
import { withWarmUp } from './_warmUp'

/** The rate times `factor` after every `every` epochs. Keras `ExponentialDecay` with a staircase. */
export default defineSchedule(
  withWarmUp({
    id: 'stepDecay',
    params: { factor: float(0.001, 1, 0.5), every: int(1, 10_000, 10, 'epochs') },
    factor: (p, { step, perEpoch }) => p.factor ** Math.floor(step / (p.every * perEpoch)),
    keras: (p, { rate, perEpoch }) => ({
      className: 'ExponentialDecay',
      config: { initial_learning_rate: rate, decay_steps: p.every * perEpoch, decay_rate: p.factor, staircase: true },
    }),
    text: {
      en: {
        title: 'Steps',
        keywords: ['step decay', 'learning rate decay'],
        help: 'Cuts the learning rate by a factor every few epochs: long steps to get near, short ones to settle. The curve of the loss often drops visibly at each cut.',
        formula: 'η(e) = η₀ · f^{⌊e / n⌋}',
        params: {
          factor: { title: 'Factor f', help: 'The learning rate is multiplied by it at each cut.' },
          every: { title: 'Every n epochs', help: 'Number of epochs between two cuts.' },
        },
      },
      uk: {
        title: 'Сходинки',
        keywords: ['ступінчасте загасання', 'сходинки швидкості'],
        help: 'Через кожні кілька епох зменшує швидкість навчання в задану кількість разів: довгі кроки, щоб наблизитися, короткі — щоб осісти. Крива втрат часто помітно падає на кожній сходинці.',
        formula: 'η(e) = η₀ · f^{⌊e / n⌋}',
        params: {
          factor: { title: 'Множник f', help: 'На нього множиться швидкість навчання на кожній сходинці.' },
          every: { title: 'Кожні n епох', help: 'Кількість епох між двома сходинками.' },
        },
      },
    },
  }),
)
