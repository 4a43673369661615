import { defineDataset } from '../define/dataset'
import { describeSequences, makeSequences, sequenceParams, sequenceTexts } from './_sequences'

/** Sequences of letters that are to be repeated. */
export default defineDataset({
  id: 'sequenceCopy',
  icon: '=',
  params: sequenceParams,
  describe: describeSequences,
  source: { kind: 'generated', make: (p, random) => makeSequences(p, random, (sequence) => sequence) },
  text: {
    en: {
      title: 'Sequence copy',
      short: 'Copy',
      keywords: ['copy task', 'neural Turing machine', 'NTM copy', 'memory', 'seq2seq'],
      help: 'Random letters that are to be said again, one id a moment. Trivial for a network that sees all of them; one that has to read first and answer later must keep every letter in its memory: the usual task for networks with an external memory.',
      ...sequenceTexts.en,
    },
    uk: {
      title: 'Копіювання послідовності',
      short: 'Копіювання',
      keywords: ['задача копіювання', 'нейронна машина Тюрінга', 'NTM', 'пам’ять', 'seq2seq'],
      help: 'Випадкові літери, які треба повторити, по одному номеру на момент. Це просто для мережі, що бачить їх усі; та, що спершу читає, а відповідає потім, мусить тримати в пам’яті кожну літеру: звична задача для мереж із зовнішньою пам’яттю.',
      ...sequenceTexts.uk,
    },
  },
})
