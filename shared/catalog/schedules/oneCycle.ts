import { defineSchedule } from '../define/schedule'
import { float } from '../define/params'

/** Steps of the way up. */
const rise = (share: number, total: number): number => Math.round(share * total)

/** Up in a straight line to the base rate, then down along half a cosine (L. Smith, 2018). Keras `CosineDecay` with a warm-up. */
export default defineSchedule({
  id: 'oneCycle',
  params: { rise: float(0, 0.9, 0.3), first: float(0, 1, 0.04), final: float(0, 1, 0) },
  factor: (p, { step, total }) => {
    const up = rise(p.rise, total)
    if (step < up) return p.first + ((1 - p.first) * step) / up
    const done = Math.min((step - up) / Math.max(total - up, 1), 1)
    return p.final + (1 - p.final) * 0.5 * (1 + Math.cos(Math.PI * done))
  },
  keras: (p, { rate, total }) => {
    const up = rise(p.rise, total)
    return {
      className: 'CosineDecay',
      config: {
        initial_learning_rate: rate * p.first,
        decay_steps: total - up,
        alpha: p.final,
        warmup_target: rate,
        warmup_steps: up,
      },
    }
  },
  text: {
    en: {
      title: 'One cycle',
      keywords: ['super-convergence', 'cyclic'],
      help: 'The learning rate rises in the first part of the run and falls to nothing in the rest. The high rates in the middle keep the weights out of narrow minima, so a rate several times the usual one can be taken and fewer epochs suffice.',
      formula: 'η: a·η₀ ↗ η₀ ↘ b·η₀',
      params: {
        rise: { title: 'Rise', help: 'Share of the run in which the learning rate rises.' },
        first: { title: 'First share a', help: 'Share of the learning rate at which the run begins.' },
        final: {
          title: 'Final share b',
          help: 'What remains of the learning rate at the end of the run; 0 is nothing.',
        },
      },
    },
    uk: {
      title: 'Один цикл',
      keywords: ['цикл швидкості'],
      help: 'У першій частині навчання швидкість зростає, у решті — спадає до нуля. Висока швидкість посередині не дає вагам осісти у вузьких мінімумах, тож її можна взяти в кілька разів більшою за звичну, і вистачить меншої кількості епох.',
      formula: 'η: a·η₀ ↗ η₀ ↘ b·η₀',
      params: {
        rise: { title: 'Підйом', help: 'Частка навчання, упродовж якої швидкість зростає.' },
        first: { title: 'Перша частка\u00a0a', help: 'З якої частки швидкості починається навчання.' },
        final: {
          title: 'Кінцева частка\u00a0b',
          help: 'Скільки лишається від швидкості навчання наприкінці; 0 — нічого.',
        },
      },
    },
  },
})
