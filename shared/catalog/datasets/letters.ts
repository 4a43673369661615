import { defineDataset } from '../define/dataset'
import { choice, float, int } from '../define/params'
import { ALPHABET, LETTER } from './_alphabet'
import { labelType, manyClassEncoding, manyClassEncodingText } from './_labels'

const SIZE = LETTER.height * LETTER.width

/** Latin capitals of 5 × 7 pixels with some of them turned over, the clean letter, and which one it is. */
export default defineDataset({
  id: 'letters',
  icon: 'A',
  params: {
    samples: int(26, 100_000, 200),
    letters: int(2, ALPHABET.length, 10),
    corruption: float(0, 0.5, 0.1),
    values: choice(['binary', 'signed'], 'signed'),
    encoding: manyClassEncoding,
  },
  describe: (p) => {
    const range = { low: p.values === 'signed' ? -1 : 0, high: 1, only: true } as const
    const picture = { shape: [LETTER.height, LETTER.width, 1], dtype: 'float32', range } as const
    const names = ALPHABET.slice(0, p.letters).map(({ name }) => name)
    return {
      rows: p.samples,
      testRows: 0,
      outputs: { features: picture, target: picture, label: labelType(p.letters, p.encoding, names) },
    }
  },
  source: {
    kind: 'generated',
    make: (p, random) => {
      const [off, on] = p.values === 'signed' ? [-1, 1] : [0, 1]
      const turned = Math.round(p.corruption * SIZE)
      const places = Uint8Array.from({ length: SIZE }, (_, i) => i)
      const features = new Float32Array(p.samples * SIZE)
      const target = new Float32Array(p.samples * SIZE)
      const label = Uint8Array.from({ length: p.samples }, (_, row) => row % p.letters)
      label.forEach((of, row) => {
        const clean = Float32Array.from(ALPHABET[of]?.bits ?? [], (bit) => (bit === 1 ? on : off))
        target.set(clean, row * SIZE)
        for (const place of random.shuffle(places).subarray(0, turned)) clean[place] = on + off - (clean[place] ?? 0)
        features.set(clean, row * SIZE)
      })
      return { features, target, label }
    },
  },
  text: {
    en: {
      title: 'Letters 5×7',
      keywords: ['associative memory', 'Hopfield', 'BAM', 'Hamming', 'denoising', 'bitmaps', 'alphabet'],
      help: 'Capitals of 5 × 7 pixels, some of which are wrong, with the clean letter as the target and its name as a label. An associative memory is to recall the clean letter, a denoising autoencoder to restore it, a classifier to name it.',
      params: {
        samples: { title: 'Pictures', help: 'How many pictures are made; the letters take turns.' },
        letters: { title: 'Letters', help: 'How many letters of the alphabet there are, from A on.' },
        corruption: {
          title: 'Corruption',
          help: 'Share of the 35 pixels of each picture that are turned over; at 0.5 nothing of the letter is left.',
        },
        values: {
          title: 'Values',
          help: 'Numbers that stand for paper and ink: associative memories want −1 and +1.',
          options: { binary: '0 and 1', signed: '−1 and +1' },
        },
        encoding: manyClassEncodingText.en,
      },
      ports: { features: 'Picture', target: 'Clean', label: 'Letter' },
    },
    uk: {
      title: 'Літери 5×7',
      keywords: [
        'асоціативна пам’ять',
        'Гопфілд',
        'Хопфілд',
        'ДАП',
        'Геммінг',
        'Хеммінг',
        'знешумлення',
        'абетка',
        'букви',
      ],
      help: 'Великі літери з 5 × 7 пікселів, частина яких хибна; ціль — чиста літера, мітка — її назва. Асоціативна пам’ять має пригадати чисту літеру, автокодувальник — відновити, класифікатор — назвати.',
      params: {
        samples: { title: 'Картинки', help: 'Скільки картинок створити; літери йдуть по черзі.' },
        letters: { title: 'Літери', help: 'Скільки літер абетки взяти, починаючи з A.' },
        corruption: {
          title: 'Спотворення',
          help: 'Частка з 35 пікселів кожної картинки, що їх перевернуто; за 0,5 від літери не лишається нічого.',
        },
        values: {
          title: 'Значення',
          help: 'Числа, що позначають папір і чорнило: асоціативній пам’яті потрібні −1 і +1.',
          options: { binary: '0 і 1', signed: '−1 і +1' },
        },
        encoding: manyClassEncodingText.uk,
      },
      ports: { features: 'Картинка', target: 'Чиста', label: 'Літера' },
    },
  },
})
