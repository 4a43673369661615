import { defineDataset } from '../define/dataset'
import { int } from '../define/params'
import { encoding, encodingText, labelType } from './_labels'
import { PLANE, pointTexts } from './_points'

/** Points spread evenly over the unit square, labelled by the sign of x₁ − x₂ (Aggarwal, chapter 1, exercise 11). */
export default defineDataset({
  id: 'unitSquare',
  icon: '◩',
  params: { samples: int(2, 100_000, 20), testSamples: int(0, 100_000, 1000), encoding: encoding('signed') },
  describe: (p) => ({
    rows: p.samples + p.testSamples,
    testRows: p.testSamples,
    outputs: { features: { shape: [2], dtype: 'float32' }, target: labelType(2, p.encoding, ['−', '+']) },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const rows = p.samples + p.testSamples
      const features = Float32Array.from({ length: rows * 2 }, random.uniform)
      const above = (row: number): boolean => (features[row * 2] ?? 0) > (features[row * 2 + 1] ?? 0)
      return { features, target: Uint8Array.from({ length: rows }, (_, row) => Number(above(row))) }
    },
  },
  text: {
    en: {
      title: 'Sign of x₁ − x₂',
      keywords: ['sign(x1-x2)', 'unit square', 'perceptron against SVM', 'hinge', 'exercise 11'],
      help: 'Random points of the unit square; the class is the side of the diagonal: − where x₁ ≤ x₂. A few points to train on and many to test with show how exactly the perceptron and the hinge loss find the line, and how much that depends on the draw: change the seed.',
      formula: 'y = sign(x_{1} − x_{2})',
      params: {
        samples: {
          title: 'Training points',
          help: 'How many points there are to train on; the fewer, the more chance decides.',
        },
        testSamples: { title: 'Test points', help: 'How many points the trained network is tested with.' },
        encoding: encodingText.en,
      },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Знак x₁ − x₂',
      keywords: ['sign(x1-x2)', 'одиничний квадрат', 'перцептрон проти SVM', 'hinge', 'вправа 11'],
      help: 'Випадкові точки одиничного квадрата; клас — це бік від діагоналі: − там, де x₁ ≤ x₂. Мало точок для навчання і багато для перевірки показують, наскільки точно пряму знаходять перцептрон і функція hinge та як це залежить від вибірки: змініть зерно.',
      formula: 'y = sign(x_{1} − x_{2})',
      params: {
        samples: {
          title: 'Навчальні точки',
          help: 'Скільки точок є для навчання; що їх менше, то більше вирішує випадок.',
        },
        testSamples: { title: 'Тестові точки', help: 'На скількох точках перевіряють навчену мережу.' },
        encoding: encodingText.uk,
      },
      ports: pointTexts.uk.ports,
    },
  },
})
