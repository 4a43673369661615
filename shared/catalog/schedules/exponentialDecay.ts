import { defineSchedule } from '../define/schedule'
import { float } from '../define/params'
import { withWarmUp } from './_warmUp'

/** The rate times `rate` each epoch, evenly over its steps. Keras `ExponentialDecay`. */
export default defineSchedule(
  withWarmUp({
    id: 'exponentialDecay',
    params: { rate: float(0.001, 1, 0.95) },
    factor: (p, { step, perEpoch }) => p.rate ** (step / perEpoch),
    keras: (p, { rate, perEpoch }) => ({
      className: 'ExponentialDecay',
      config: { initial_learning_rate: rate, decay_steps: perEpoch, decay_rate: p.rate, staircase: false },
    }),
    text: {
      en: {
        title: 'Exponential',
        keywords: ['learning rate decay'],
        help: 'Lowers the learning rate by the same share every epoch, smoothly from step to step.',
        formula: 'η(e) = η₀ · r^{e}',
        params: {
          rate: {
            title: 'Per epoch r',
            help: 'What remains of the learning rate after one epoch; 0.95 halves it in about 14 epochs.',
          },
        },
      },
      uk: {
        title: 'Експоненційна',
        keywords: ['експоненційне загасання', 'спадання швидкості'],
        help: 'Щоепохи зменшує швидкість навчання на ту саму частку, плавно від кроку до кроку.',
        formula: 'η(e) = η₀ · r^{e}',
        params: {
          rate: {
            title: 'За епоху r',
            help: 'Скільки лишається від швидкості навчання після однієї епохи; 0,95 зменшує її вдвічі приблизно за 14 епох.',
          },
        },
      },
    },
  }),
)
