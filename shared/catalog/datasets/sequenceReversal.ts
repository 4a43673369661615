import { defineDataset } from '../define/dataset'
import { describeSequences, makeSequences, sequenceParams, sequenceTexts } from './_sequences'

/** Sequences of letters, and the same from the end to the beginning. */
export default defineDataset({
  id: 'sequenceReversal',
  icon: '⇄',
  params: sequenceParams,
  describe: describeSequences,
  source: {
    kind: 'generated',
    make: (p, random) => makeSequences(p, random, (sequence) => sequence.slice().reverse()),
  },
  text: {
    en: {
      title: 'Sequence reversal',
      short: 'Reversal',
      keywords: ['seq2seq', 'Transformer', 'encoder–decoder', 'attention', 'backwards'],
      help: 'Random letters, to be said backwards, one id a moment. The first letter wanted is the last one read, so a network has to read to the end before it answers: attention shows as a diagonal that runs the other way. A decoder reads what has been made so far.',
      ...sequenceTexts.en,
    },
    uk: {
      title: 'Обернення послідовності',
      short: 'Обернення',
      keywords: ['seq2seq', 'Трансформер', 'кодувальник–декодувальник', 'увага', 'навпаки', 'реверс'],
      help: 'Випадкові літери, які треба сказати навпаки, по одному номеру на момент. Перша потрібна літера — остання прочитана, тож мережа має дочитати до кінця, перш ніж відповідати: увага має вигляд діагоналі, що йде у зворотний бік. Декодувальник читає те, що вже зроблено.',
      ...sequenceTexts.uk,
    },
  },
})
