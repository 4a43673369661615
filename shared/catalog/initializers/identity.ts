import { defineInitializer } from '../define/initializer'
import { float } from '../define/params'
import { gainText } from './_texts'

/** Ones on the diagonal of a matrix times a gain, zeros elsewhere. Keras `Identity`. */
export default defineInitializer({
  id: 'identity',
  params: { gain: float(-100, 100, 1) },
  rank: 2,
  sample: ({ p, shape: [rows = 1, columns = 1] }) => {
    const values = new Float32Array(rows * columns)
    for (let i = 0; i < Math.min(rows, columns); i++) values[i * columns + i] = p.gain
    return values
  },
  keras: (p) => ({ className: 'Identity', config: { gain: p.gain }, name: 'identity' }),
  text: {
    en: {
      title: 'Identity',
      help: 'Every unit begins by passing its own input on, and nothing else: the layer starts as one that is not there. For the state of recurrent layers with ReLU, and to see what a layer learns beside passing on. For matrices only.',
      formula: 'W = g·I',
      params: { gain: gainText.en },
    },
    uk: {
      title: 'Одинична матриця',
      help: 'Кожен вузол спершу передає лише власний вхід, тож шар починає так, ніби його немає. Для стану рекурентних шарів із ReLU і щоб побачити, чого шар навчається понад передавання. Лише для матриць.',
      formula: 'W = g·I',
      params: { gain: gainText.uk },
    },
  },
})
