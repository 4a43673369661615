import type { Random } from '../../random'
import { defineDataset } from '../define/dataset'
import { encoding, encodingText, labelType } from './_labels'
import { samples } from './_points'

/** Words by id in each language; the gap, id 0, fills what a short sentence leaves. */
const WORDS = {
  en: '· the film plot sound cut was not very but great good bright moving dull bad weak slow'.split(' '),
  uk: '· цей фільм сюжет звук монтаж був не дуже але чудовий добрий яскравий зворушливий нудний поганий слабкий млявий'.split(
    ' ',
  ),
} as const
const THE = 1
const NOUNS = 2
const WAS = 6
const NOT = 7
const VERY = 8
const BUT = 9
const GOOD = 10
const BAD = 14
/** Nouns, and adjectives of each kind. */
const CHOICES = 4
/** Two longest clauses and what joins them. */
const LONGEST = 13
const NEGATED = 0.3
const EMPHATIC = 0.3

/** `the film was not very good`: praise (1) or blame (0), told straight or by denying the other. */
function clause(praise: number, random: Random): number[] {
  const negated = random.uniform() < NEGATED
  const emphatic = random.uniform() < EMPHATIC
  const adjectives = (praise === 1) === negated ? BAD : GOOD
  return [
    ...[THE, NOUNS + random.int(CHOICES), WAS],
    ...(negated ? [NOT] : []),
    ...(emphatic ? [VERY] : []),
    adjectives + random.int(CHOICES),
  ]
}

/** Half of the sentences take it back: the other opinion, `but`, and then what counts. */
const sentence = (label: number, random: Random): number[] =>
  random.uniform() < 0.5 ? clause(label, random) : [...clause(1 - label, random), BUT, ...clause(label, random)]

/** Sentences of one or two clauses as ids of words, and whether they praise. */
export default defineDataset({
  id: 'toySentiment',
  icon: 'Aa',
  params: { samples, encoding: encoding('binary') },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: {
      features: { shape: [LONGEST], dtype: 'int32', vocabulary: WORDS.en.length },
      target: labelType(2, p.encoding, ['−', '+']),
    },
    words: { features: WORDS },
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const features = new Uint8Array(p.samples * LONGEST)
      const target = new Uint8Array(p.samples)
      for (let row = 0; row < p.samples; row++) {
        const label = row % 2
        features.set(sentence(label, random), row * LONGEST)
        target[row] = label
      }
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Toy sentiment',
      keywords: ['sentiment', 'reviews', 'padding'],
      help: 'Short reviews of films as ids of words; is it praise (+) or blame (−)? “The plot was weak but the film was not bad” is praise: the last clause counts, and a denial turns it over. So the order of the words decides, and counting good and bad ones does not help.',
      params: {
        samples: { title: 'Sentences', help: 'How many sentences are made, half of them praise.' },
        encoding: encodingText.en,
      },
      ports: { features: 'Words', target: 'Sentiment' },
    },
    uk: {
      title: 'Іграшкові відгуки',
      keywords: ['тональність', 'настрій', 'відгуки'],
      help: 'Короткі відгуки про фільми як номери слів: це похвала (+) чи осуд (−)? «Цей сюжет був слабкий але цей фільм був не поганий» — похвала: важить останнє речення, а заперечення його перевертає. Отже, вирішує порядок слів, і лічити добрі й погані слова марно.',
      params: {
        samples: { title: 'Речення', help: 'Скільки речень створити; половина — похвала.' },
        encoding: encodingText.uk,
      },
      ports: { features: 'Слова', target: 'Настрій' },
    },
  },
})
