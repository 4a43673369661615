import { defineMetric } from '../define/metric'
import { tellsClasses } from './_answers'
import { countClasses, perClass, ratio } from './_counts'

/** Share of what is not of the class that was answered so: TN / (TN + FP). */
export default defineMetric({
  id: 'specificity',
  unit: 'share',
  better: 'higher',
  suits: tellsClasses,
  compute: countClasses,
  // Shares of all samples: what is left of 1 belongs to the other classes.
  finish: perClass(({ hits, answered, actual }) => ratio(1 - actual - (answered - hits), 1 - actual)),
  keras: () => null,
  text: {
    en: {
      title: 'Specificity',
      help: 'Of the samples that are “no”, the share that was answered so: what recall is for “yes”. With more than two classes: the mean over the classes. Without any “no” it counts as 0.',
      formula: 'TN / (TN + FP)',
      params: {},
    },
    uk: {
      title: 'Специфічність',
      help: 'Серед прикладів, що насправді «ні», — частка тих, на які так і відповіли: те саме, що повнота для «так». Коли класів більше двох, це середнє за класами. Якщо жодного «ні» немає, дорівнює 0.',
      formula: 'TN / (TN + FP)',
      params: {},
    },
  },
})
