import { defineDataset } from '../define/dataset'
import { int } from '../define/params'
import { encoding, encodingText, labelType } from './_labels'
import { pointTexts, samples } from './_points'

/**
 * Rows of inputs 0 and 1; the class is whether any of the first `relevant` of them is 1, and the rest say nothing. An input is 1 so often that both
 * classes are equally frequent.
 */
export default defineDataset({
  id: 'disjunction',
  icon: '∨',
  params: { samples, inputs: int(2, 2000, 100), relevant: int(1, 50, 3), encoding: encoding('signed') },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: {
      features: { shape: [p.inputs], dtype: 'float32', range: { low: 0, high: 1, only: true } },
      target: labelType(2, p.encoding),
    },
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const relevant = Math.min(p.relevant, p.inputs)
      const often = 1 - 2 ** (-1 / relevant)
      const features = Float32Array.from({ length: p.samples * p.inputs }, () => Number(random.uniform() < often))
      const target = Uint8Array.from({ length: p.samples }, (_, row) =>
        Number(features.subarray(row * p.inputs, row * p.inputs + relevant).includes(1)),
      )
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Disjunction',
      keywords: ['OR of a few inputs', 'irrelevant attributes', 'Winnow', 'binary features'],
      help: 'Many inputs of 0 and 1, of which only the first few matter: the class is their OR. The other inputs are pure chance. Shows how many mistakes a rule makes before it has found out what matters: Winnow few, the perceptron many.',
      formula: 'y = x_{1} ∨ … ∨ x_{k}',
      params: {
        samples: { title: 'Rows', help: 'How many rows are made.' },
        inputs: { title: 'Inputs', help: 'How many inputs there are in all.' },
        relevant: { title: 'Relevant', help: 'How many of them, the first ones, decide the class.' },
        encoding: encodingText.en,
      },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Диз’юнкція',
      keywords: ['АБО кількох входів', 'незначущі ознаки', 'Winnow', 'бінарні ознаки', 'disjunction'],
      help: 'Багато входів 0 і 1, з яких важать лише кілька перших: клас — це їхнє АБО. Решта входів — чиста випадковість. Показує, скільки помилок зробить правило, доки з’ясує, що важить: Winnow мало, перцептрон багато.',
      formula: 'y = x_{1} ∨ … ∨ x_{k}',
      params: {
        samples: { title: 'Рядки', help: 'Скільки рядків створити.' },
        inputs: { title: 'Входи', help: 'Скільки всього входів.' },
        relevant: { title: 'Значущі', help: 'Скільки з них, перші, визначають клас.' },
        encoding: encodingText.uk,
      },
      ports: pointTexts.uk.ports,
    },
  },
})
