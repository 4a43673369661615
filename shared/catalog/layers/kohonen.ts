import { ok } from '../../result'
import { defineLayer, ruledWeight, type UnitGrid } from '../define/layer'
import { bool, initializer, int } from '../define/params'
import { distanceOf, featuresOf, prototypesView, sampleRows, winners } from './_prototypes'
import { squaredDistances } from './_squaredDistances'
import { weightOf } from './_weightOf'

interface Grid {
  readonly rows: number
  readonly columns: number
  readonly wraps: boolean
}
const grid = ({ rows, columns, wraps }: Grid): UnitGrid => ({ rows, columns, wraps })

/**
 * Units on a grid with a prototype each, row after row: `[...]` to `output` `[units]`, 1 at the nearest and 0 elsewhere, and `distance`
 * `[units]`, Euclidean (Kohonen 1982). Trained by rules alone.
 */
export default defineLayer({
  id: 'kohonen',
  category: 'classical',
  icon: '▦',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }, { name: 'distance' }],
  params: {
    rows: int(1, 100, 10),
    columns: int(1, 100, 10),
    wraps: bool(false),
    prototypesInitializer: initializer('zeros'),
  },
  inferShape: (p) => ok({ output: [p.rows * p.columns], distance: [p.rows * p.columns] }),
  weights: (p, inputs) => ({
    prototypes: ruledWeight([p.rows * p.columns, featuresOf(inputs)], p.prototypesInitializer),
  }),
  multiplyAdds: (p, inputs) => p.rows * p.columns * featuresOf(inputs),
  forward: (tf, { x, w }) => {
    const squared = squaredDistances(tf, sampleRows(tf, x), weightOf(w, 'prototypes'))
    return { output: winners(tf, squared), distance: distanceOf(tf, squared) }
  },
  views: [
    { ...prototypesView, grid },
    { kind: 'distances', weight: 'prototypes', grid },
  ],
  keras: () => null,
  summary: (p) => `${p.rows}×${p.columns}${p.wraps ? ' ↻' : ''}`,
  example: { inputs: [[0.5, -1]] },
  related: ['competitive', 'lvq'],
  text: {
    en: {
      title: 'Kohonen map',
      keywords: [
        'SOM',
        'self-organizing map',
        'self-organising map',
        'topographic map',
        'U-matrix',
        'dimension reduction',
        'clustering',
      ],
      help: 'Units on a grid, each with a prototype; the nearest to the sample wins. The Kohonen rule moves the winner and its neighbours on the grid, so that neighbours come to stand for similar samples: the map spreads over the data like an elastic net and shows many dimensions on a plane.',
      pitfall:
        'With a narrow neighbourhood from the start, parts of the map unfold by themselves and it stays twisted.',
      formula: 'y_{k} = 1 for k = argmin ‖x − w_{k}‖, else 0',
      params: {
        rows: { title: 'Rows', help: 'Rows of the grid; 1 makes it a line of units.' },
        columns: { title: 'Columns', help: 'Columns of the grid.' },
        wraps: {
          title: 'Edges meet',
          help: 'The right edge is next to the left and the lower next to the upper: the grid is a torus, a line is a ring.',
        },
        prototypesInitializer: {
          title: 'Prototypes at first',
          help: 'Where the prototypes start. Zeros: they have no place yet, and the rule lays them as a small even sheet around the middle of its first batch; random places make a tangle to be unfolded.',
        },
      },
      ports: { output: 'Winner', distance: 'Distances' },
    },
    uk: {
      title: 'Карта Кохонена',
      short: 'Карта Кохон.',
      keywords: [
        'SOM',
        'самоорганізаційна карта',
        'карта ознак',
        'топографічна карта',
        'U-матриця',
        'зниження розмірності',
        'кластеризація',
      ],
      help: 'Вузли на ґратці, у кожного свій прототип; перемагає найближчий до прикладу. Правило Кохонена рухає переможця разом із сусідами на ґратці, тож сусіди починають представляти схожі приклади: карта розстеляється по даних, мов пружна сітка, і показує багато вимірів на площині.',
      pitfall: 'Якщо окіл вузький від початку, частини мапи розгортаються окремо, і вона лишається перекрученою.',
      formula: 'y_{k} = 1 для k = argmin ‖x − w_{k}‖, інакше 0',
      params: {
        rows: { title: 'Рядки', help: 'Рядки ґратки; 1 робить із неї лінію вузлів.' },
        columns: { title: 'Стовпці', help: 'Стовпці ґратки.' },
        wraps: {
          title: 'Краї сходяться',
          help: 'Правий край сусідить із лівим, а нижній — із верхнім: ґратка стає тором, лінія — кільцем.',
        },
        prototypesInitializer: {
          title: 'Початкові прототипи',
          help: 'Звідки починають прототипи. Нулі: місця ще немає, і правило стелить їх маленьким рівним аркушем навколо середини першого пакета; випадкові місця утворюють плутанину, яку треба розплутати.',
        },
      },
      ports: { output: 'Переможець', distance: 'Відстані' },
    },
  },
})
