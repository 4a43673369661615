import { defineDataset } from '../define/dataset'
import { choice, int } from '../define/params'
import { PLANE } from './_points'

/** Cities of a travelling salesman: a row each, `[2]`, in the unit square or on a circle in it; in no order. */
export default defineDataset({
  id: 'cities',
  icon: '⌂',
  params: { samples: int(3, 200, 12), layout: choice(['square', 'circle'], 'square') },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [2], dtype: 'float32', range: { low: 0, high: 1 } } },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      if (p.layout === 'square') return { features: Float32Array.from({ length: p.samples * 2 }, random.uniform) }
      const turns = random.shuffle(Float32Array.from({ length: p.samples }, (_, i) => i / p.samples))
      const spots = Array.from(turns, (turn) => [Math.cos(2 * Math.PI * turn), Math.sin(2 * Math.PI * turn)])
      return { features: Float32Array.from(spots.flat(), (value) => 0.5 + 0.5 * value) }
    },
  },
  text: {
    en: {
      title: 'Cities',
      keywords: ['travelling salesman', 'TSP', 'simulated annealing', 'tour', 'combinatorial optimization'],
      help: 'Cities of a travelling salesman, a row each. Scattered over the unit square, their shortest tour is not known beforehand and the number of tours is enormous; on a circle it is the circle itself, so that everybody sees whether the search has found it.',
      params: {
        samples: { title: 'Cities', help: 'How many cities there are; n of them have (n − 1)!/2 tours.' },
        layout: {
          title: 'Layout',
          help: 'Where the cities lie: by chance in a square, or evenly on a circle, in no order.',
          options: { square: 'Square', circle: 'Circle' },
        },
      },
      ports: { features: 'Places' },
    },
    uk: {
      title: 'Міста',
      keywords: ['комівояжер', 'задача комівояжера', 'TSP', 'відпал', 'тур', 'комбінаторна оптимізація'],
      help: 'Міста комівояжера, по рядку на кожне. Коли вони розкидані по одиничному квадрату, найкоротший тур наперед невідомий, а всіх турів безліч; на колі найкоротший тур — саме коло, тож кожен бачить, чи пошук його знайшов.',
      params: {
        samples: { title: 'Міста', help: 'Скільки є міст; n міст мають (n − 1)!/2 турів.' },
        layout: {
          title: 'Розташування',
          help: 'Де лежать міста: випадково у квадраті чи рівномірно на колі, у довільному порядку.',
          options: { square: 'Квадрат', circle: 'Коло' },
        },
      },
      ports: { features: 'Місця' },
    },
  },
})
