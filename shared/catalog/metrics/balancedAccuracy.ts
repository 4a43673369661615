import { defineMetric } from '../define/metric'
import { tellsClasses } from './_answers'
import { countClasses, countsOf, ratio } from './_counts'

/** Mean of the recalls of all classes that occur. */
export default defineMetric({
  id: 'balancedAccuracy',
  unit: 'share',
  better: 'higher',
  suits: tellsClasses,
  compute: countClasses,
  finish: (means) => {
    const present = countsOf(means).filter(({ actual }) => actual > 0)
    return ratio(
      present.reduce((sum, { hits, actual }) => sum + hits / actual, 0),
      present.length,
    )
  },
  keras: () => null,
  text: {
    en: {
      title: 'Balanced accuracy',
      short: 'Balanced acc.',
      help: 'The recall of each class, averaged over the classes, so that a rare class counts as much as a frequent one. Whoever always gives the same answer gets one over the number of classes.',
      formula: '(TP/(TP + FN) + TN/(TN + FP)) / 2',
      params: {},
    },
    uk: {
      title: 'Збалансована точність',
      short: 'Збаланс. точність',
      help: 'Повнота кожного класу, усереднена за класами: рідкісний клас важить стільки ж, скільки частий. Хто завжди відповідає однаково, дістає одиницю, поділену на кількість класів.',
      formula: '(TP/(TP + FN) + TN/(TN + FP)) / 2',
      params: {},
    },
  },
})
