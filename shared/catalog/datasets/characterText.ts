import { defineDataset } from '../define/dataset'
import { choice, int } from '../define/params'
import { CHARACTER_TEXTS } from './_characterTexts'
import { everywhere, labelsInTime } from './_sequences'

/** Share of the windows, the last ones, that are for the test. */
const TEST = 0.1
/** A space, so that it can be seen. */
const SPACE = '␣'

/** A text as ids, and the signs that they stand for; id 0 is the gap, for beginnings shorter than a window. */
function spelled(text: string): { readonly ids: Uint8Array; readonly words: readonly string[] } {
  const written = Array.from(text.trim().toLowerCase().replaceAll(/\s+/g, ' '))
  const signs = [...new Set(written)].sort()
  return {
    ids: Uint8Array.from(written, (sign) => 1 + signs.indexOf(sign)),
    words: ['·', ...signs.map((sign) => (sign === ' ' ? SPACE : sign))],
  }
}

const TEXTS = { en: spelled(CHARACTER_TEXTS.en), uk: spelled(CHARACTER_TEXTS.uk) } as const

const windowsIn = (signs: number, length: number, stride: number): number =>
  Math.floor((signs - 1 - length) / stride) + 1

/** A short text of our own, character by character: each window, and the same one character later. */
export default defineDataset({
  id: 'characterText',
  icon: 'a_',
  params: { text: choice(['uk', 'en'], 'uk'), length: int(2, 200, 40), stride: int(1, 50, 3) },
  describe: (p) => {
    const { ids, words } = TEXTS[p.text]
    const rows = windowsIn(ids.length, p.length, p.stride)
    return {
      rows,
      testRows: Math.floor(rows * TEST),
      outputs: {
        features: { shape: [p.length], dtype: 'int32', vocabulary: words.length },
        target: labelsInTime(p.length, words),
      },
      words: { features: everywhere(words) },
      feedback: { from: 'target', port: 'features' },
    }
  },
  source: {
    kind: 'generated',
    make: (p) => {
      const { ids } = TEXTS[p.text]
      const rows = windowsIn(ids.length, p.length, p.stride)
      const windows = (shift: number): Uint8Array => {
        const column = new Uint8Array(rows * p.length)
        for (let row = 0; row < rows; row++) {
          const start = row * p.stride + shift
          column.set(ids.subarray(start, start + p.length), row * p.length)
        }
        return column
      }
      return { features: windows(0), target: windows(1) }
    },
  },
  text: {
    en: {
      title: 'Character text',
      keywords: ['character language model', 'char-RNN', 'text generation', 'next character'],
      help: 'A short tale cut into windows, one id a character; at every moment the target is the character that comes next. A language model learns spelling first, then words. The last tenth of the windows is the test: the end of the tale. Id 0 is a gap that the text never has.',
      params: {
        text: {
          title: 'Text',
          help: 'In which language the tale is told.',
          options: { uk: 'Ukrainian', en: 'English' },
        },
        length: { title: 'Length', help: 'Characters in a window: how far the network can look back.' },
        stride: {
          title: 'Stride',
          help: 'Characters from the beginning of one window to that of the next; less means more windows.',
        },
      },
      ports: { features: 'Characters', target: 'Next characters' },
    },
    uk: {
      title: 'Посимвольний текст',
      short: 'Текст',
      keywords: [
        'символьна мовна модель',
        'char-RNN',
        'породження тексту',
        'наступний символ',
        'літери',
        'текст по літерах',
      ],
      help: 'Коротка казка, порізана на вікна, по номеру на символ; ціль у кожен момент — символ, що йде далі. Мовна модель спершу вчиться писати склади, потім слова. Остання десята частина вікон — для перевірки: кінець казки. Номер 0 — пропуск, якого в тексті не буває.',
      params: {
        text: { title: 'Текст', help: 'Якою мовою розказано казку.', options: { uk: 'Українська', en: 'Англійська' } },
        length: { title: 'Довжина', help: 'Символів у вікні: як далеко мережа може озирнутися назад.' },
        stride: {
          title: 'Крок',
          help: 'Символів від початку одного вікна до початку наступного; що менше, то більше вікон.',
        },
      },
      ports: { features: 'Символи', target: 'Наступні' },
    },
  },
})
