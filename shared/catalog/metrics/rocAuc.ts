import { defineMetric } from '../define/metric'
import { kerasThreshold } from './_answers'
import { countScores, perHistogram, scoresClasses } from './_scores'

/** Area under the ROC curve, from scores counted in bins; several classes each against the rest. */
export default defineMetric({
  id: 'rocAuc',
  unit: 'number',
  better: 'higher',
  suits: scoresClasses,
  compute: countScores,
  // The share of pairs of a positive and a negative in the right order; a pair in one bin counts half.
  finish: perHistogram(({ negatives, positives }, totals) => {
    let below = 0
    let right = 0
    positives.forEach((count, bin) => {
      const here = negatives[bin] ?? 0
      right += count * (below + here / 2)
      below += here
    })
    return right / (totals.positives * totals.negatives)
  }),
  keras: (types, reads) =>
    kerasThreshold(types, reads) === null || reads === 'values'
      ? null
      : { className: 'AUC', config: { from_logits: reads === 'logits' } },
  text: {
    en: {
      title: 'Area under the ROC curve',
      short: 'ROC AUC',
      keywords: ['ROC', 'AUC'],
      help: 'How likely a random “yes” gets a higher score than a random “no”, whatever the threshold: 1 is perfect, 0.5 is guessing. With more than two classes: each against the rest, averaged. Has no value where only one class occurs.',
      formula: 'P(score of a “yes” > score of a “no”)',
      params: {},
    },
    uk: {
      title: 'Площа під ROC-кривою',
      short: 'ROC AUC',
      keywords: ['ROC', 'AUC'],
      help: 'Наскільки ймовірно, що випадкове «так» дістане вищу оцінку, ніж випадкове «ні», хоч який поріг: 1 — бездоганно, 0,5 — навмання. Коли класів більше двох — кожен проти решти, у середньому. Не має значення, якщо трапляється лише один клас.',
      formula: 'P(оцінка «так» > оцінка «ні»)',
      params: {},
    },
  },
})
