import { defineDataset } from '../define/dataset'
import { int } from '../define/params'
import { encoding, encodingText, labelType } from './_labels'
import { evenly, lineSamples, lineTexts } from './_points'

/** A class that changes at (k + ½) / n on [0, 1), first − (Aggarwal, section 1.5). */
export default defineDataset({
  id: 'alternating',
  icon: '±',
  params: { samples: lineSamples, switches: int(1, 4096, 1024), encoding: encoding('signed') },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [1], dtype: 'float32' }, target: labelType(2, p.encoding, ['−', '+']) },
    featureNames: ['x'],
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const features = evenly(p.samples, random)
      return { features, target: Uint8Array.from(features, (x) => Math.round(p.switches * x) % 2) }
    },
  },
  text: {
    en: {
      title: 'Alternating ±1',
      keywords: ['1-D alternating', 'switches', '1024 switches', 'depth against width', 'sign changes'],
      help: 'One number decides between two classes, which take turns at equal distances. A network of ten layers with two units each can fold the line ten times and answer with 1,024 switches; one hidden layer needs a unit for every switch.',
      params: {
        samples: lineTexts.en.samples,
        switches: { title: 'Switches n', help: 'How many times the class changes between 0 and 1.' },
        encoding: encodingText.en,
      },
      ports: { features: 'x', target: 'Class' },
    },
    uk: {
      title: 'Чергування ±1',
      keywords: ['одновимірне чергування', 'перемикання', '1024 перемикання', 'глибина проти ширини', 'зміни знака'],
      help: 'Одне число вирішує між двома класами, що чергуються через рівні відстані. Мережа з десяти шарів по два вузли може десять разів згорнути пряму й відповісти 1024 перемиканнями; одному прихованому шару треба вузла на кожне перемикання.',
      params: {
        samples: lineTexts.uk.samples,
        switches: { title: 'Перемикання n', help: 'Скільки разів між 0 і 1 змінюється клас.' },
        encoding: encodingText.uk,
      },
      ports: { features: 'x', target: 'Клас' },
    },
  },
})
