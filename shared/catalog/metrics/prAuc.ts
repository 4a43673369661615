import { defineMetric } from '../define/metric'
import { kerasThreshold } from './_answers'
import { countScores, perHistogram, scoresClasses } from './_scores'

/** Average precision: area under the steps of the precision–recall curve, from scores counted in bins. */
export default defineMetric({
  id: 'prAuc',
  unit: 'number',
  better: 'higher',
  suits: scoresClasses,
  compute: countScores,
  finish: perHistogram(({ negatives, positives }, totals) => {
    let found = 0
    let falseAlarms = 0
    let area = 0
    for (let bin = positives.length - 1; bin >= 0; bin--) {
      const here = positives[bin] ?? 0
      found += here
      falseAlarms += negatives[bin] ?? 0
      if (here > 0) area += ((here / totals.positives) * found) / (found + falseAlarms)
    }
    return area
  }),
  keras: (types, reads) =>
    kerasThreshold(types, reads) === null || reads === 'values'
      ? null
      : { className: 'AUC', config: { curve: 'PR', from_logits: reads === 'logits' } },
  text: {
    en: {
      title: 'Area under the precision–recall curve',
      short: 'PR AUC',
      help: 'Precision averaged over all thresholds as recall grows (average precision). Tells more than the ROC where “yes” is rare: guessing gives the share of “yes”. With more than two classes: each against the rest, averaged.',
      formula: 'Σ (R_{k} − R_{k−1})·P_{k}',
      params: {},
    },
    uk: {
      title: 'Площа під кривою влучності–повноти',
      short: 'PR AUC',
      help: 'Влучність, усереднена за всіма порогами в міру зростання повноти (average precision). Каже більше за ROC там, де «так» рідкісне: навмання дає частку «так». Коли класів більше двох — кожен проти решти, у середньому.',
      formula: 'Σ (R_{k} − R_{k−1})·P_{k}',
      params: {},
    },
  },
})
