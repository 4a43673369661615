import { defineDataset } from '../define/dataset'

/** y = 2·x₁; each other attribute is there in one row only. The last row is for the test. */
const ROWS = [
  [1, 1, 0, 0, 0],
  [2, 0, 1, 0, 0],
  [3, 0, 0, 1, 0],
  [4, 0, 0, 0, 1],
  [5, 1, 1, 1, 1],
] as const

/** Four rows for five weights, and one row that tells those apart who learned them by heart (Aggarwal, section 1.4.1). */
export default defineDataset({
  id: 'fiveAttributes',
  icon: 'x₅',
  params: {},
  describe: () => ({
    rows: ROWS.length,
    testRows: 1,
    outputs: { features: { shape: [5], dtype: 'float32' }, target: { shape: [1], dtype: 'float32' } },
    featureNames: ['x₁', 'x₂', 'x₃', 'x₄', 'x₅'],
  }),
  source: {
    kind: 'generated',
    make: () => ({ features: Float32Array.from(ROWS.flat()), target: Float32Array.from(ROWS, ([x]) => 2 * x) }),
  },
  text: {
    en: {
      title: 'Five attributes',
      keywords: ['overfitting', 'five-attribute table', 'regularization', 'L1', 'L2', 'minimum norm'],
      help: 'Four rows to learn from, made by y = 2x₁, and five weights to learn: infinitely many solutions without error. The weights (2, 0, 0, 0, 0) have understood, (0, 2, 4, 6, 8) have learned by heart. The test row (5, 1, 1, 1, 1) tells them apart: 10 is right, 20 is overfitting.',
      formula: 'y = 2x_{1}',
      params: {},
      ports: { features: 'Attributes', target: 'y' },
    },
    uk: {
      title: 'П’ять ознак',
      keywords: [
        'перенавчання',
        'таблиця з п’ятьма ознаками',
        'п’ять атрибутів',
        'регуляризація',
        'L1',
        'L2',
        'найменша норма',
      ],
      help: 'Чотири рядки для навчання за правилом y = 2x₁ і п’ять ваг: розв’язків без похибки нескінченно багато. Ваги (2, 0, 0, 0, 0) зрозуміли правило, ваги (0, 2, 4, 6, 8) вивчили рядки напам’ять. Їх розрізняє тестовий рядок (5, 1, 1, 1, 1): правильно — 10, перенавчання — 20.',
      formula: 'y = 2x_{1}',
      params: {},
      ports: { features: 'Ознаки', target: 'y' },
    },
  },
})
