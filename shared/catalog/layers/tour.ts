import { defineLayer, ruledWeight } from '../define/layer'
import { int } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { withLast } from './_lastAxis'
import { weightOf } from './_weightOf'

/** So small a square under the root that its gradient is finite where two cities lie in one place. */
const NOTHING = 1e-12

/** Ways from each of the cities `[cities, axes]` to the next one, from the last to the first: `[cities, 1]`. */
function stagesOf(tf: Tf, cities: Tensor): Tensor {
  const count = cities.shape[0] ?? 1
  const next = tf.concat([tf.slice(cities, 1, count - 1), tf.slice(cities, 0, 1)])
  return tf.sqrt(tf.add(tf.sum(tf.square(tf.sub(next, cities)), 1, true), NOTHING))
}

/**
 * A round tour through all rows of a batch, each a city `[..., axes]` flat: of each city the way to the one that comes after it, `[1]`. Its
 * weights are numbers of rows: the tour as it stands, and the shortest one met so far, by which the ways are told.
 */
export default defineLayer({
  id: 'tour',
  category: 'classical',
  icon: '⟲',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { cities: int(3, 200, 12) },
  inferShape: (_p, [x = []]) =>
    x.length === 1
      ? withLast(x, 1)
      : {
          ok: false,
          error: {
            code: 'placeNeeded',
            port: 'input',
            values: { shape: shapeText(x) },
            fixes: x.length > 1 ? [{ kind: 'insertBefore', port: 'input', type: 'flatten' }] : [],
          },
        },
  weights: ({ cities }) => {
    const inOrder = {
      ...ruledWeight([cities], 'zeros'),
      parts: Array.from({ length: cities }, (_, value) => ({ type: 'constant', params: { value } })),
    }
    return { order: inOrder, best: inOrder }
  },
  multiplyAdds: (_p, [x = []]) => 2 * sizeOf(x),
  forward: (tf, { x, w }) => {
    const rows = x.shape[0] ?? 1
    // One alone is no list to choose from, for the operation.
    const all = tf.cast(tf.oneHot(tf.cast(weightOf(w, 'best'), 'int32') as never, Math.max(2, rows)), 'float32')
    const place = rows > 1 ? all : tf.slice(all as never, [0, 0], [-1, rows])
    const cities = tf.matMul(place as never, x as never)
    return tf.matMul(place as never, stagesOf(tf, cities), true)
  },
  views: [
    { kind: 'tour', order: 'order' },
    { kind: 'tour', order: 'best' },
  ],
  keras: () => null,
  summary: (p) => `${p.cities}`,
  example: null,
  text: {
    en: {
      title: 'Tour',
      keywords: ['travelling salesman', 'TSP', 'permutation', 'route', 'simulated annealing'],
      help: 'A round tour through all cities: the order is the weight, and a search such as annealing changes it. Of each city it gives the way to the next one of the shortest tour met so far, so that the mean times the number of cities is its length. All rows must come in one batch, in their own order.',
      formula: 'L = Σ ‖x_{π(k+1)} − x_{π(k)}‖',
      params: { cities: { title: 'Cities', help: 'How many cities the tour has: the rows of the training part.' } },
    },
    uk: {
      title: 'Тур',
      keywords: ['комівояжер', 'задача комівояжера', 'перестановка', 'маршрут', 'відпал', 'TSP'],
      help: 'Замкнений тур через усі міста: вагою є порядок, і його змінює пошук, наприклад відпал. Для кожного міста шар дає шлях до наступного в найкоротшому з досі знайдених турів, тож середнє, помножене на кількість міст, є його довжиною. Усі рядки мають надходити одним пакетом у власному порядку.',
      formula: 'L = Σ ‖x_{π(k+1)} − x_{π(k)}‖',
      params: {
        cities: { title: 'Міста', help: 'Скільки міст у турі: стільки ж, скільки рядків у навчальній частині.' },
      },
    },
  },
})
