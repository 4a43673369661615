import { defineDataset } from '../define/dataset'
import { float } from '../define/params'
import { encoding, encodingText, labelType } from './_labels'
import { makePoints, PLANE, pointTexts, samples } from './_points'

/** Direction across the line between the classes. */
const ACROSS = Math.PI / 6

/** Where a point that is `across` the line and `along` it lies in the plane. */
const turn = (across: number, along: number): readonly [number, number] => [
  across * Math.cos(ACROSS) - along * Math.sin(ACROSS),
  across * Math.sin(ACROSS) + along * Math.cos(ACROSS),
]

/**
 * Two classes on both sides of a line through the origin, as far from it as the margin says. Below 0 they reach across it, and the first four
 * points, each class on a diagonal of a rhombus about the origin, make sure that no line separates them (Aggarwal, fig. 1.4).
 */
export default defineDataset({
  id: 'linearClasses',
  icon: '∤',
  params: { samples, margin: float(-0.5, 0.8, 0.2), encoding: encoding('signed') },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [2], dtype: 'float32' }, target: labelType(2, p.encoding, ['−', '+']) },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const crossed = p.margin < 0 ? [turn(-p.margin, 0), turn(0, 0.5), turn(p.margin, 0), turn(0, -0.5)] : []
      return makePoints(p.samples, 2, (label) => {
        const across = p.margin + (1 - p.margin) * random.uniform()
        const along = 2 * random.uniform() - 1
        return crossed.shift() ?? turn(label === 1 ? across : -across, along)
      })
    },
  },
  text: {
    en: {
      title: 'Two linear classes',
      short: 'Two classes',
      keywords: ['linearly separable', 'linearly non-separable', 'inseparable', 'perceptron', 'margin'],
      help: 'Points on both sides of a line. With a margin above 0 they are linearly separable and the perceptron stops with no mistakes; below 0 the classes overlap, no line separates them, and the perceptron never comes to rest.',
      params: {
        samples: pointTexts.en.samples,
        margin: {
          title: 'Margin',
          help: 'How far every point stays from the line; a number below 0 lets the classes reach that far across it.',
        },
        encoding: encodingText.en,
      },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Два лінійні класи',
      short: 'Два класи',
      keywords: ['лінійно роздільні', 'лінійно нероздільні', 'лінійна роздільність', 'перцептрон', 'зазор'],
      help: 'Точки по обидва боки прямої. Якщо зазор більший за 0, класи лінійно роздільні й перцептрон зупиняється без помилок; якщо менший — класи перекриваються, жодна пряма їх не розділяє, і перцептрон ніколи не спиняється.',
      params: {
        samples: pointTexts.uk.samples,
        margin: {
          title: 'Зазор',
          help: 'На якій відстані від прямої тримаються всі точки; від’ємне число дає класам заходити за пряму на стільки ж.',
        },
        encoding: encodingText.uk,
      },
      ports: pointTexts.uk.ports,
    },
  },
})
