import { defineConstraint } from '../define/constraint'
import { float } from '../define/params'
import { EPSILON, kerasAxis, lengths, over, overText } from './_norm'

/** Weights of a unit longer than a bound are shortened to it (N. Srebro and A. Shraibman, 2005). Keras `MaxNorm`. */
export default defineConstraint({
  id: 'maxNorm',
  params: { maxValue: float(0.001, 1000, 2), over: over() },
  apply: (tf, weight, p) => {
    const length = lengths(tf, weight, p.over)
    return tf.mul(weight, tf.div(tf.minimum(length, p.maxValue), tf.add(length, EPSILON)))
  },
  keras: (p, rank) => ({ className: 'MaxNorm', config: { max_value: p.maxValue, axis: kerasAxis(p.over, rank) } }),
  text: {
    en: {
      title: 'Max norm',
      keywords: ['weight clipping'],
      help: 'The weights of a unit may not be longer than a bound; longer ones are shortened to it, and their direction stays. Keeps learning with high rates and with dropout from running away.',
      formula: 'w ← w · min(‖w‖, m) / ‖w‖',
      params: {
        maxValue: { title: 'Longest m', help: 'Greatest length that is allowed; 1–4 is usual.' },
        over: overText.en,
      },
    },
    uk: {
      title: 'Макс. норма',
      keywords: ['обмеження норми'],
      help: 'Ваги вузла не можуть бути довші за межу; довші вкорочуються до неї, а напрямок лишається. Не дає навчанню з великою швидкістю чи з dropout піти врознос.',
      formula: 'w ← w · min(‖w‖, m) / ‖w‖',
      params: {
        maxValue: { title: 'Найдовше m', help: 'Найбільша дозволена довжина; зазвичай 1–4.' },
        over: overText.uk,
      },
    },
  },
})
