import { defineMetric } from '../define/metric'
import { kerasThreshold, tellsClasses } from './_answers'
import { countClasses, perClass, ratio } from './_counts'

/** Share of right answers among those that name the class: TP / (TP + FP). */
export default defineMetric({
  id: 'precision',
  unit: 'share',
  better: 'higher',
  suits: tellsClasses,
  compute: countClasses,
  finish: perClass(({ hits, answered }) => ratio(hits, answered)),
  keras: (types, reads) => {
    const thresholds = kerasThreshold(types, reads)
    return thresholds === null ? null : { className: 'Precision', config: { thresholds } }
  },
  related: ['metrics/recall', 'metrics/f1'],
  text: {
    en: {
      title: 'Precision',
      keywords: ['positive predictive value'],
      help: 'Of the samples answered “yes”, the share that really are. High precision means few false alarms. With more than two classes: the mean over the classes. Without any “yes” it counts as 0.',
      pitfall: 'Alone it is easily bought: who answers “yes” once and rightly has 100%.',
      formula: 'TP / (TP + FP)',
      params: {},
    },
    uk: {
      title: 'Влучність (precision)',
      short: 'Влучність',
      keywords: ['прецизійність'],
      help: 'Серед прикладів з відповіддю «так» — частка тих, що справді такі. Висока влучність — мало хибних тривог. Коли класів більше двох, це середнє за класами. Якщо жодного «так» немає, дорівнює 0.',
      pitfall: 'Сама вона дешева: хто раз і правильно сказав «так», має 100%.',
      formula: 'TP / (TP + FP)',
      params: {},
    },
  },
})
