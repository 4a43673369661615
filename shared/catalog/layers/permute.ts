import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { shape } from '../define/params'
import { shapeText } from '../define/shapeText'

/** The axes of a sample in another order. Keras `Permute`, which counts them from 1. */
export default defineLayer({
  id: 'permute',
  category: 'core',
  icon: '⇄',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { dims: shape([2, 1]) },
  inferShape: (p, [x = []]) => {
    const wanted = x.map((_, i) => i + 1)
    if (x.length === p.dims.length && wanted.every((axis) => p.dims.includes(axis)))
      return ok(p.dims.map((axis) => x[axis - 1] ?? 1))
    const reversed = [...wanted].reverse()
    return fail({
      code: 'notPermutation',
      param: 'dims',
      values: { dims: p.dims.join(', '), rank: x.length, shape: shapeText(x), example: reversed.join(', ') },
      fixes: x.length > 1 ? [{ kind: 'setParam', on: 'self', param: 'dims', value: reversed }] : [],
    })
  },
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { x, p }) => tf.transpose(x, [0, ...p.dims]),
  keras: (p) => ({ className: 'Permute', config: { dims: p.dims } }),
  summary: (p) => p.dims.join(', '),
  passesActivation: true,
  passesIds: true,
  text: {
    en: {
      title: 'Permute',
      keywords: ['transpose', 'swap axes'],
      help: 'Puts the axes of a sample in another order: 2, 1 turns a table of moments and features into one of features and moments. Unlike a change of shape, every number keeps its neighbors along each axis.',
      formula: 'y_{ji} = x_{ij}',
      params: {
        dims: {
          title: 'Order of axes',
          help: 'Numbers of the axes as they shall follow one another, from 1; the batch is not counted.',
        },
      },
    },
    uk: {
      title: 'Перестановка осей',
      keywords: ['транспонування', 'поміняти осі', 'перестановка'],
      help: 'Ставить осі прикладу в іншому порядку: 2, 1 перетворює таблицю «моменти × ознаки» на «ознаки × моменти». На відміну від зміни форми, кожне число зберігає сусідів уздовж кожної осі.',
      formula: 'y_{ji} = x_{ij}',
      params: {
        dims: { title: 'Порядок осей', help: 'Номери осей у тій черзі, в якій мають іти, від 1; пакет не рахується.' },
      },
    },
  },
})
