import { defineMetric } from '../define/metric'
import { kerasThreshold, tellsClasses } from './_answers'
import { countClasses, perClass, ratio } from './_counts'

/** Share of the class that was found: TP / (TP + FN). */
export default defineMetric({
  id: 'recall',
  unit: 'share',
  better: 'higher',
  suits: tellsClasses,
  compute: countClasses,
  finish: perClass(({ hits, actual }) => ratio(hits, actual)),
  keras: (types, reads) => {
    const thresholds = kerasThreshold(types, reads)
    return thresholds === null ? null : { className: 'Recall', config: { thresholds } }
  },
  text: {
    en: {
      title: 'Recall',
      keywords: ['sensitivity', 'true positive rate'],
      help: 'Of the samples that really are “yes”, the share that was found; also called sensitivity. High recall means few misses. With more than two classes: the mean over the classes. Without any such sample it counts as 0.',
      pitfall: 'Alone it is easily bought: who always answers “yes” has 100%.',
      formula: 'TP / (TP + FN)',
      params: {},
    },
    uk: {
      title: 'Повнота (recall)',
      short: 'Повнота',
      keywords: ['чутливість', 'повнота'],
      help: 'Серед прикладів, що справді «так», — частка знайдених; інша назва — чутливість. Висока повнота — мало пропусків. Коли класів більше двох, це середнє за класами. Якщо таких прикладів немає, дорівнює 0.',
      pitfall: 'Сама вона дешева: хто завжди каже «так», має 100%.',
      formula: 'TP / (TP + FN)',
      params: {},
    },
  },
})
