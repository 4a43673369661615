import { defineDataset } from '../define/dataset'
import { int } from '../define/params'

/**
 * Random bit vectors, a moment with nothing but a delimiter, and blank moments in which they are wanted again: `[2·length + 1, bits + 1]` to
 * `[2·length + 1, bits]`, 0 until the delimiter (A. Graves and others, 2014).
 */
export default defineDataset({
  id: 'bitCopy',
  icon: '01',
  params: { samples: int(10, 100_000, 2000), length: int(1, 50, 4), bits: int(1, 32, 4) },
  describe: (p) => {
    const moments = 2 * p.length + 1
    const range = { low: 0, high: 1, only: true } as const
    return {
      rows: p.samples,
      testRows: Math.floor(p.samples / 5),
      outputs: {
        features: { shape: [moments, p.bits + 1], dtype: 'float32', range },
        target: { shape: [moments, p.bits], dtype: 'float32', range },
      },
    }
  },
  source: {
    kind: 'generated',
    make: (p, random) => {
      const moments = 2 * p.length + 1
      const features = new Uint8Array(p.samples * moments * (p.bits + 1))
      const target = new Uint8Array(p.samples * moments * p.bits)
      for (let row = 0; row < p.samples; row++) {
        const first = row * moments
        for (let moment = 0; moment < p.length; moment++) {
          const bits = Uint8Array.from({ length: p.bits }, () => random.int(2))
          features.set(bits, (first + moment) * (p.bits + 1))
          target.set(bits, (first + p.length + 1 + moment) * p.bits)
        }
        features[(first + p.length) * (p.bits + 1) + p.bits] = 1
      }
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Bit copy',
      keywords: ['copy task', 'neural Turing machine', 'NTM copy', 'memory', 'bits'],
      help: 'Random vectors of bits one after another, then a sign in a channel of its own, then silence: now the network is to say all of them again, in their order. Until the sign zeros are wanted. The usual task for networks with an external memory: nothing can be guessed, all must be kept.',
      params: {
        samples: { title: 'Sequences', help: 'How many sequences are made; the last fifth is the test part.' },
        length: { title: 'Length', help: 'Vectors to be kept; there are twice as many moments and one for the sign.' },
        bits: { title: 'Bits', help: 'Bits in a vector.' },
      },
      ports: { features: 'Sequence', target: 'Wanted' },
    },
    uk: {
      title: 'Копіювання бітів',
      short: 'Копія бітів',
      keywords: ['задача копіювання', 'нейронна машина Тюрінга', 'NTM', 'пам’ять', 'біти'],
      help: 'Випадкові вектори бітів один за одним, тоді знак в окремому каналі, тоді тиша: тепер мережа має повторити їх усі по порядку. До знака треба давати нулі. Звична задача для мереж із зовнішньою пам’яттю: вгадати нічого не можна, усе треба зберегти.',
      params: {
        samples: { title: 'Послідовності', help: 'Скільки послідовностей створити; остання п’ята частина — тестова.' },
        length: {
          title: 'Довжина',
          help: 'Векторів, які треба зберегти; моментів удвічі більше, і ще один для знака.',
        },
        bits: { title: 'Біти', help: 'Бітів у векторі.' },
      },
      ports: { features: 'Послідовність', target: 'Треба' },
    },
  },
})
