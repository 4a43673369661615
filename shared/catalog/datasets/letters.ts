import { defineDataset } from '../define/dataset'
import { choice, float, int } from '../define/params'
import { ALPHABET, LETTER, UNLIKE } from './_alphabet'
import { labelType, manyClassEncoding, manyClassEncodingText } from './_labels'

const SIZE = LETTER.height * LETTER.width
/** Signs of a code. */
const CODE = 32

const ORDERS = { alphabet: ALPHABET, unlike: UNLIKE } as const

/** Whether place `i` of a row of Sylvester’s Hadamard matrix is +1: any two rows agree in half of their places. */
const isPlus = (row: number, i: number): boolean => {
  let common = row & i
  let plus = true
  for (; common > 0; common &= common - 1) plus = !plus
  return plus
}

/**
 * Latin capitals of 5 × 7 pixels with some of them turned over, the clean letter, which one it is, and a code of 32 signs for it that is
 * orthogonal to the codes of all others.
 */
export default defineDataset({
  id: 'letters',
  icon: 'A',
  params: {
    samples: int(26, 100_000, 200),
    letters: int(2, ALPHABET.length, 10),
    corruption: float(0, 0.5, 0.1),
    values: choice(['binary', 'signed'], 'signed'),
    choose: choice(['alphabet', 'unlike'], 'alphabet'),
    encoding: manyClassEncoding,
  },
  describe: (p) => {
    const range = { low: p.values === 'signed' ? -1 : 0, high: 1, only: true } as const
    const picture = { shape: [LETTER.height, LETTER.width, 1], dtype: 'float32', range } as const
    const distinct = p.letters
    const names = ORDERS[p.choose].slice(0, p.letters).map(({ name }) => name)
    return {
      rows: p.samples,
      testRows: 0,
      outputs: {
        features: picture,
        target: { ...picture, distinct },
        label: labelType(p.letters, p.encoding, names),
        code: { shape: [CODE], dtype: 'float32', range, distinct },
      },
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
        const clean = Float32Array.from(ORDERS[p.choose][of]?.bits ?? [], (bit) => (bit === 1 ? on : off))
        target.set(clean, row * SIZE)
        for (const place of random.shuffle(places).subarray(0, turned)) clean[place] = on + off - (clean[place] ?? 0)
        features.set(clean, row * SIZE)
      })
      const code = Float32Array.from({ length: p.samples * CODE }, (_, at) =>
        isPlus((label[Math.floor(at / CODE)] ?? 0) + 1, at % CODE) ? on : off,
      )
      return { features, target, label, code }
    },
  },
  text: {
    en: {
      title: 'Letters 5×7',
      keywords: ['associative memory', 'Hopfield', 'BAM', 'Hamming', 'denoising', 'bitmaps', 'alphabet'],
      help: 'Capitals of 5 × 7 pixels, some of which are wrong, with the clean letter as the target, its name as a label, and a code of 32 signs that pairs with it. An associative memory is to recall the clean letter, a denoising autoencoder to restore it, a classifier to name it.',
      params: {
        samples: { title: 'Pictures', help: 'How many pictures are made; the letters take turns.' },
        letters: { title: 'Letters', help: 'How many letters there are, in the order chosen below.' },
        corruption: {
          title: 'Corruption',
          help: 'Share of the 35 pixels of each picture that are turned over; at 0.5 nothing of the letter is left.',
        },
        values: {
          title: 'Values',
          help: 'Numbers that stand for paper and ink: associative memories want −1 and +1.',
          options: { binary: '0 and 1', signed: '−1 and +1' },
        },
        choose: {
          title: 'Which letters',
          help: 'The first of the alphabet, or those that are least alike: J, R, U, X, S, T and so on, which a memory mixes up least.',
          options: { alphabet: 'A, B, C …', unlike: 'least alike' },
        },
        encoding: manyClassEncodingText.en,
      },
      ports: { features: 'Picture', target: 'Clean', label: 'Letter', code: 'Code' },
    },
    uk: {
      title: 'Літери 5×7',
      keywords: [
        'алфавіт',
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
      help: 'Великі літери з 5 × 7 пікселів, частина яких хибна; ціль — чиста літера, мітка — її назва, а ще є код літери з 32 знаків. Асоціативна пам’ять має пригадати чисту літеру, автокодувальник — відновити, класифікатор — назвати.',
      params: {
        samples: { title: 'Картинки', help: 'Скільки картинок створити; літери йдуть по черзі.' },
        letters: { title: 'Літери', help: 'Скільки літер узяти в порядку, вибраному нижче.' },
        corruption: {
          title: 'Спотворення',
          help: 'Частка з 35 пікселів кожної картинки, що їх перевернуто; за 0,5 від літери не лишається нічого.',
        },
        values: {
          title: 'Значення',
          help: 'Числа, що позначають папір і чорнило: асоціативній пам’яті потрібні −1 і +1.',
          options: { binary: '0 і 1', signed: '−1 і +1' },
        },
        choose: {
          title: 'Які літери',
          help: 'Перші в абетці або найменш схожі: J, R, U, X, S, T і далі — їх пам’ять плутає найменше.',
          options: { alphabet: 'A, B, C …', unlike: 'найменш схожі' },
        },
        encoding: manyClassEncodingText.uk,
      },
      ports: { features: 'Картинка', target: 'Чиста', label: 'Літера', code: 'Код' },
    },
  },
})
