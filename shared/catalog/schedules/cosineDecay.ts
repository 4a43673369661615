import { defineSchedule } from '../define/schedule'
import { float } from '../define/params'
import { withWarmUp } from './_warmUp'

/** Half a cosine from the base rate down to `final` of it over the whole run. Keras `CosineDecay`. */
export default defineSchedule(
  withWarmUp({
    id: 'cosineDecay',
    params: { final: float(0, 1, 0) },
    factor: (p, { step, total }) => {
      const done = Math.min(step / Math.max(total, 1), 1)
      return p.final + (1 - p.final) * 0.5 * (1 + Math.cos(Math.PI * done))
    },
    keras: (p, { rate, total }) => ({
      className: 'CosineDecay',
      config: { initial_learning_rate: rate, decay_steps: total, alpha: p.final },
    }),
    text: {
      en: {
        title: 'Cosine',
        keywords: ['cosine annealing', 'learning rate decay', 'warm-up'],
        help: 'Lowers the learning rate along half a cosine over the whole run: slowly at first, fast in the middle, gently at the end. Needs no choice but the number of epochs.',
        formula: 'η(t) = η₀ · [a + (1 − a)(1 + cos πt/T) / 2]',
        params: {
          final: {
            title: 'Final share a',
            help: 'What remains of the learning rate at the end of the run; 0 is nothing.',
          },
        },
      },
      uk: {
        title: 'Косинусна',
        keywords: ['косинусне загасання', 'спадання швидкості', 'розігрів'],
        help: 'Зменшує швидкість навчання за половиною косинуса впродовж усього навчання: спершу повільно, посередині швидко, наприкінці плавно. Потребує лише кількості епох.',
        formula: 'η(t) = η₀ · [a + (1 − a)(1 + cos πt/T) / 2]',
        params: {
          final: {
            title: 'Кінцева частка\u00a0a',
            help: 'Скільки лишається від швидкості навчання наприкінці; 0 — нічого.',
          },
        },
      },
    },
  }),
)
