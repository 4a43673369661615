import { defineDataset } from '../define/dataset'
import { float, int } from '../define/params'
import { everywhere, lettersOf } from './_sequences'

/** Bands of the sound, as in a spectrogram. */
const BANDS = 8
/** Moments that a letter sounds, and that it is still after it. */
const SOUND = { from: 2, kinds: 3 } as const
const STILL = { from: 1, kinds: 2 } as const
const LONGEST = SOUND.from + SOUND.kinds - 1 + STILL.from + STILL.kinds - 1
/** How far a sound reaches into the bands beside its own. */
const WIDTH = 0.7

/** Loudness of a band while a letter sounds; letters stand evenly over the bands. */
const loudness = (letter: number, symbols: number, band: number): number =>
  Math.exp(-(((band - ((BANDS - 1) * letter) / (symbols - 1)) / WIDTH) ** 2) / 2)

/**
 * Short strings told as sounds of varying length: `features` [time, bands], `target` [length] ids with 0, the gap, after the last letter,
 * which is the blank of CTC as well.
 */
export default defineDataset({
  id: 'toyCtc',
  icon: '♪',
  params: {
    samples: int(10, 100_000, 1000),
    symbols: int(2, BANDS, 4),
    length: int(1, 20, 4),
    noise: float(0, 2, 0.1),
  },
  describe: (p) => {
    const words = ['·', ...lettersOf(p.symbols)]
    return {
      rows: p.samples,
      testRows: 0,
      outputs: {
        features: { shape: [p.length * LONGEST, BANDS], dtype: 'float32' },
        target: { shape: [p.length], dtype: 'int32', vocabulary: words.length },
      },
      words: { target: everywhere(words) },
    }
  },
  source: {
    kind: 'generated',
    make: (p, random) => {
      const time = p.length * LONGEST
      const features = new Float32Array(p.samples * time * BANDS)
      const target = new Uint8Array(p.samples * p.length)
      for (let row = 0; row < p.samples; row++) {
        const letters = Uint8Array.from({ length: 1 + random.int(p.length) }, () => random.int(p.symbols))
        target.set(
          letters.map((letter) => letter + 1),
          row * p.length,
        )
        let moment = row * time + random.int(STILL.kinds)
        for (const letter of letters) {
          const end = moment + SOUND.from + random.int(SOUND.kinds)
          for (; moment < end; moment++)
            for (let band = 0; band < BANDS; band++) features[moment * BANDS + band] = loudness(letter, p.symbols, band)
          moment += STILL.from + random.int(STILL.kinds)
        }
      }
      if (p.noise > 0) features.forEach((value, i) => (features[i] = value + p.noise * random.normal()))
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Toy CTC strings',
      short: 'Toy CTC',
      keywords: ['CTC', 'speech recognition', 'connectionist temporal classification', 'alignment'],
      help: 'Short strings told in sounds: each letter is a tone of its own that lasts 2 to 4 moments, with 1 or 2 moments of silence after it. The target is the string alone, with nothing said about when each letter sounds: the task of speech recognition, for the CTC loss. Id 0 is both the gap and the blank.',
      params: {
        samples: { title: 'Strings', help: 'How many strings are told.' },
        symbols: { title: 'Letters', help: 'How many different letters there are; the more, the closer their tones.' },
        length: { title: 'Length', help: 'Letters in the longest string; the shortest has one.' },
        noise: { title: 'Noise', help: 'Standard deviation of what is added to every band at every moment.' },
      },
      ports: { features: 'Sound', target: 'String' },
    },
    uk: {
      title: 'Іграшкові рядки CTC',
      short: 'Рядки CTC',
      keywords: ['CTC', 'розпізнавання мовлення', 'конекціоністська часова класифікація', 'вирівнювання'],
      help: 'Короткі рядки, переказані звуками: кожна літера — окремий тон, що триває від 2 до 4 моментів, а після нього 1–2 моменти тиші. Ціль — лише рядок, без жодного слова про те, коли яка літера звучить: задача розпізнавання мовлення для функції втрат CTC. Номер 0 — це і пропуск, і порожній символ.',
      params: {
        samples: { title: 'Рядки', help: 'Скільки рядків переказати.' },
        symbols: { title: 'Літери', help: 'Скільки є різних літер; що їх більше, то ближчі їхні тони.' },
        length: { title: 'Довжина', help: 'Літер у найдовшому рядку; у найкоротшому — одна.' },
        noise: { title: 'Шум', help: 'Стандартне відхилення того, що додається до кожної смуги в кожен момент.' },
      },
      ports: { features: 'Звук', target: 'Рядок' },
    },
  },
})
