import { defineSchedule } from '../define/schedule'
import { float } from '../define/params'
import { withWarmUp } from './_warmUp'

/** From the base rate down to `final` of it along a power of what is left of the run. Keras `PolynomialDecay`. */
export default defineSchedule(
  withWarmUp({
    id: 'polynomialDecay',
    params: { final: float(0, 1, 0), power: float(0.1, 10, 1) },
    factor: (p, { step, total }) => {
      const left = 1 - Math.min(step / Math.max(total, 1), 1)
      return p.final + (1 - p.final) * left ** p.power
    },
    keras: (p, { rate, total }) => ({
      className: 'PolynomialDecay',
      config: { initial_learning_rate: rate, decay_steps: total, end_learning_rate: rate * p.final, power: p.power },
    }),
    text: {
      en: {
        title: 'Polynomial',
        keywords: ['linear decay'],
        help: 'Lowers the learning rate over the whole run: with power 1 in a straight line, with a higher one fast at first and gently at the end.',
        formula: 'η(t) = η₀ · [a + (1 − a)(1 − t/T)^{p}]',
        params: {
          final: {
            title: 'Final share a',
            help: 'What remains of the learning rate at the end of the run; 0 is nothing.',
          },
          power: { title: 'Power p', help: 'Shape of the way down: 1 is a straight line, 2 a parabola.' },
        },
      },
      uk: {
        title: 'Поліноміальна',
        keywords: ['лінійне загасання'],
        help: 'Зменшує швидкість навчання впродовж усього навчання: зі степенем 1 — по прямій, з більшим — спершу швидко, наприкінці плавно.',
        formula: 'η(t) = η₀ · [a + (1 − a)(1 − t/T)^{p}]',
        params: {
          final: {
            title: 'Кінцева частка\u00a0a',
            help: 'Скільки лишається від швидкості навчання наприкінці; 0 — нічого.',
          },
          power: { title: 'Степінь p', help: 'Форма спуску: 1 — пряма, 2 — парабола.' },
        },
      },
    },
  }),
)
