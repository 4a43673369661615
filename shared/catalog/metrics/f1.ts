import { defineMetric } from '../define/metric'
import { tellsClasses } from './_answers'
import { countClasses, perClass, ratio } from './_counts'

/** Harmonic mean of precision and recall: 2TP / (2TP + FP + FN). */
export default defineMetric({
  id: 'f1',
  unit: 'share',
  better: 'higher',
  suits: tellsClasses,
  compute: countClasses,
  finish: perClass(({ hits, answered, actual }) => ratio(2 * hits, answered + actual)),
  keras: ({ target: { labels } }) =>
    labels?.encoding === 'oneHot' && labels.classes > 2 ? { className: 'F1Score', config: { average: 'macro' } } : null,
  text: {
    en: {
      title: 'F1',
      keywords: ['F-score', 'F-measure'],
      help: 'Precision and recall in one number, their harmonic mean: it is high only when both are. Says more than the accuracy when one class is rare. With more than two classes: the mean over the classes.',
      formula: '2·P·R / (P + R)',
      params: {},
    },
    uk: {
      title: 'F1',
      keywords: ['F-міра'],
      help: 'Влучність і повнота одним числом, їхнє середнє гармонійне: воно високе лише тоді, коли високі обидві. Каже більше за точність, коли один із класів рідкісний. Коли класів більше двох, це середнє за класами.',
      formula: '2·P·R / (P + R)',
      params: {},
    },
  },
})
