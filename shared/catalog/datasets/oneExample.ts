import { defineDataset } from '../define/dataset'
import { float } from '../define/params'

const number = (value: number) => float(-1000, 1000, value)
const ONE = { shape: [1], dtype: 'float32' } as const

/** One row of two inputs and a target, typed by hand: for what a lecture works out with pen and paper. */
export default defineDataset({
  id: 'oneExample',
  icon: '1',
  params: { x1: number(0.6), x2: number(-1.2), y: number(0.76) },
  describe: () => ({ rows: 1, testRows: 0, outputs: { x1: ONE, x2: ONE, target: ONE } }),
  source: {
    kind: 'generated',
    make: (p) => ({ x1: Float32Array.of(p.x1), x2: Float32Array.of(p.x2), target: Float32Array.of(p.y) }),
  },
  text: {
    en: {
      title: 'One example',
      help: 'A single example whose numbers you type: two inputs, each with an output of its own, and a target. With it a network works out an exercise that you did with pen and paper, and a step of training shows the gradient.',
      keywords: ['worked example', 'exercise', 'by hand', 'computational graph', 'single row', 'constant'],
      params: {
        x1: { title: 'x₁', help: 'The first input.' },
        x2: { title: 'x₂', help: 'The second input; leave its output free where there is only one.' },
        y: { title: 'y', help: 'What the network should answer.' },
      },
      ports: { x1: 'x₁', x2: 'x₂', target: 'y' },
    },
    uk: {
      title: 'Один приклад',
      help: 'Єдиний приклад, числа якого ви задаєте самі: два входи, кожен із власним виходом, і ціль. З ним мережа обчислює вправу, розв’язану на папері, а крок навчання показує градієнт.',
      keywords: ['розв’язаний приклад', 'вправа', 'вручну', 'обчислювальний граф', 'один рядок', 'стала'],
      params: {
        x1: { title: 'x₁', help: 'Перший вхід.' },
        x2: { title: 'x₂', help: 'Другий вхід; якщо він зайвий, його вихід лишіть вільним.' },
        y: { title: 'y', help: 'Що має відповісти мережа.' },
      },
      ports: { x1: 'x₁', x2: 'x₂', target: 'y' },
    },
  },
})
