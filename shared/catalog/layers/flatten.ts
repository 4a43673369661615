import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { sizeOf } from '../define/tensorType'

/** `[a, b, ...]` to `[a·b·…]`, last axis fastest. Keras `Flatten`. */
export default defineLayer({
  id: 'flatten',
  category: 'core',
  icon: '▤',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {},
  inferShape: (_p, [x = []]) => ok([sizeOf(x)]),
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { x }) => tf.reshape(x, [-1, sizeOf(x.shape.slice(1))]),
  keras: () => ({ className: 'Flatten', config: {} }),
  summary: () => '',
  passesActivation: true,
  passesIds: true,
  example: {
    inputs: [
      [
        [[1], [2]],
        [[3], [4]],
      ],
    ],
  },
  related: ['reshape', 'globalAveragePooling2d'],
  text: {
    en: {
      title: 'Flatten',
      keywords: ['to a vector', 'unroll', 'vectorize'],
      help: 'Lays all numbers of a sample out in one row, so that dense layers can follow convolutions. Nothing is computed and nothing is learned.',
      pitfall:
        'Where numbers lay is lost to the layers behind it. Before dense layers, global pooling often does with far fewer weights.',
      formula: 'h×w×c → h·w·c',
      params: {},
    },
    uk: {
      title: 'Вирівнювання',
      keywords: ['у вектор', 'розгортання', 'сплющення', 'випрямлення'],
      help: 'Викладає всі числа прикладу в один ряд, щоб після згорток могли йти повнозв’язні шари. Нічого не обчислює і нічого не вчить.',
      pitfall:
        'Для наступних шарів зникає те, де лежали числа. Перед повнозв’язними шарами глобальний пулінг часто обходиться значно меншою кількістю ваг.',
      formula: 'h×w×c → h·w·c',
      params: {},
    },
  },
})
