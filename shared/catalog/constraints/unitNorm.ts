import { defineConstraint } from '../define/constraint'
import { EPSILON, kerasAxis, lengths, over, overText } from './_norm'

/** Weights of a unit divided by their length. Keras `UnitNorm`. */
export default defineConstraint({
  id: 'unitNorm',
  params: { over: over() },
  apply: (tf, weight, p) => tf.div(weight, tf.add(lengths(tf, weight, p.over), EPSILON)),
  keras: (p, rank) => ({ className: 'UnitNorm', config: { axis: kerasAxis(p.over, rank) } }),
  text: {
    en: {
      title: 'Unit norm',
      help: 'The weights of a unit always have length 1: only their direction is learned, and sums of inputs are comparable between units.',
      formula: 'w ← w / ‖w‖',
      params: { over: overText.en },
    },
    uk: {
      title: 'Одинична норма',
      help: 'Ваги вузла завжди мають довжину 1: навчається лише їхній напрямок, і суми різних вузлів можна порівнювати.',
      formula: 'w ← w / ‖w‖',
      params: { over: overText.uk },
    },
  },
})
