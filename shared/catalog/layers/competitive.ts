import { ok } from '../../result'
import { defineLayer, ruledWeight } from '../define/layer'
import { initializer, int } from '../define/params'
import { distanceOf, featuresOf, prototypesView, sampleRows, winners } from './_prototypes'
import { squaredDistances } from './_squaredDistances'
import { weightOf } from './_weightOf'

/**
 * Units with a prototype each, which compete for the sample: `[...]` to `output` `[units]`, 1 at the nearest and 0 elsewhere, and `distance`
 * `[units]`, Euclidean (Rumelhart and Zipser 1985; neurolab's `newc`). Trained by rules alone.
 */
export default defineLayer({
  id: 'competitive',
  category: 'classical',
  icon: '♛',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }, { name: 'distance' }],
  params: { units: int(1, 4096, 10), prototypesInitializer: initializer('zeros') },
  inferShape: (p) => ok({ output: [p.units], distance: [p.units] }),
  weights: (p, inputs) => ({ prototypes: ruledWeight([p.units, featuresOf(inputs)], p.prototypesInitializer) }),
  multiplyAdds: (p, inputs) => p.units * featuresOf(inputs),
  forward: (tf, { x, w }) => {
    const squared = squaredDistances(tf, sampleRows(tf, x), weightOf(w, 'prototypes'))
    return { output: winners(tf, squared), distance: distanceOf(tf, squared) }
  },
  views: [prototypesView],
  keras: () => null,
  summary: (p) => `${p.units}`,
  example: { inputs: [[0.5, -1]] },
  text: {
    en: {
      title: 'Competitive layer',
      short: 'Competitive',
      keywords: ['winner takes all', 'WTA', 'newc', 'vector quantization', 'clustering', 'k-means', 'neural gas'],
      help: 'Each unit remembers a prototype, and the one nearest to the sample wins: it answers 1, the others 0. A rule moves the winners towards their samples, so that each unit comes to stand for a group of similar ones without any labels.',
      formula: 'y_{k} = 1 for k = argmin ‖x − w_{k}‖, else 0',
      params: {
        units: { title: 'Units', help: 'Number of prototypes, and so the most groups that can be found.' },
        prototypesInitializer: {
          title: 'Prototypes at first',
          help: 'Where the prototypes start. Zeros: they have no place yet, and the rule puts them on samples of its first batch; random places show which units never win.',
        },
      },
      ports: { output: 'Winner', distance: 'Distances' },
    },
    uk: {
      title: 'Змагальний шар',
      short: 'Змагальний',
      keywords: [
        'переможець забирає все',
        'WTA',
        'newc',
        'квантування векторів',
        'кластеризація',
        'конкурентний',
        'k-середніх',
      ],
      help: 'Кожен вузол пам’ятає прототип, і перемагає той, чий прототип найближчий до прикладу: він відповідає 1, решта — 0. Правило рухає переможців до їхніх прикладів, тож кожен вузол починає представляти групу схожих прикладів, і то без жодних міток.',
      formula: 'y_{k} = 1 для k = argmin ‖x − w_{k}‖, інакше 0',
      params: {
        units: { title: 'Вузли', help: 'Скільки прототипів, а отже, найбільше скільки груп можна знайти.' },
        prototypesInitializer: {
          title: 'Початкові прототипи',
          help: 'Звідки починають прототипи. Нулі: місця ще немає, і правило ставить їх на приклади першого пакета; за випадкових місць видно вузли, що ніколи не перемагають.',
        },
      },
      ports: { output: 'Переможець', distance: 'Відстані' },
    },
  },
})
