import { defineSchedule } from '../define/schedule'
import { float, int } from '../define/params'
import { withWarmUp } from './_warmUp'

/** Half cosines one after another, each from the top again (I. Loshchilov and F. Hutter, 2017). Keras `CosineDecayRestarts`. */
export default defineSchedule(
  withWarmUp({
    id: 'cosineRestarts',
    params: {
      first: int(1, 10_000, 10, 'epochs'),
      lengthen: float(1, 10, 2),
      lower: float(0.01, 1, 1),
      final: float(0, 1, 0),
    },
    factor: (p, { step, perEpoch }) => {
      let length = p.first * perEpoch
      let at = step
      let top = 1
      while (at >= length) {
        at -= length
        length *= p.lengthen
        top *= p.lower
      }
      return p.final + (1 - p.final) * top * 0.5 * (1 + Math.cos((Math.PI * at) / length))
    },
    keras: (p, { rate, perEpoch }) => ({
      className: 'CosineDecayRestarts',
      config: {
        initial_learning_rate: rate,
        first_decay_steps: p.first * perEpoch,
        t_mul: p.lengthen,
        m_mul: p.lower,
        alpha: p.final,
      },
    }),
    text: {
      en: {
        title: 'Cosine with restarts',
        keywords: ['SGDR', 'warm restarts'],
        help: 'Lowers the learning rate along half a cosine, then jumps back to the top and begins again, each time for longer. The jumps throw the weights out of narrow minima; just before each one is a good moment to stop.',
        formula: 'η(t) = η₀ · [a + (1 − a)·mⁱ·(1 + cos πt_{i}/T_{i}) / 2]',
        params: {
          first: { title: 'First cycle', help: 'Epochs until the first restart.' },
          lengthen: { title: 'Lengthen', help: 'Each cycle is this many times as long as the one before.' },
          lower: { title: 'Lower m', help: 'Each cycle begins at this share of the height of the one before.' },
          final: {
            title: 'Final share a',
            help: 'What remains of the learning rate at the end of a cycle; 0 is nothing.',
          },
        },
      },
      uk: {
        title: 'Косинусна з перезапусками',
        keywords: ['теплі перезапуски'],
        help: 'Зменшує швидкість навчання за половиною косинуса, тоді стрибком повертає її нагору й починає знову, щоразу на довше. Стрибки викидають ваги з вузьких мінімумів; перед кожним із них — слушна мить, щоб зупинитися.',
        formula: 'η(t) = η₀ · [a + (1 − a)·mⁱ·(1 + cos πt_{i}/T_{i}) / 2]',
        params: {
          first: { title: 'Перший цикл', help: 'Кількість епох до першого перезапуску.' },
          lengthen: { title: 'Подовження', help: 'У стільки разів кожен цикл довший за попередній.' },
          lower: { title: 'Зниження m', help: 'З якої частки висоти попереднього починається кожен цикл.' },
          final: {
            title: 'Кінцева частка\u00a0a',
            help: 'Скільки лишається від швидкості навчання наприкінці циклу; 0 — нічого.',
          },
        },
      },
    },
  }),
)
