import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { int } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf } from '../define/tensorType'
import { grid, lookUp, spread } from './_affine'
import { imageProblem } from './_window'

/**
 * A part of every image, in training from a random place, else from the middle. Keras's `RandomCrop` takes one place for a whole batch
 * and crops nothing outside training, so that scripts carry a layer of ours.
 */
export default defineLayer({
  id: 'randomCrop',
  category: 'regularize',
  icon: 'rC',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { height: int(1, 4096, 24), width: int(1, 4096, 24) },
  inferShape: (p, [x = []]) => {
    const problem = imageProblem(x)
    if (problem) return fail(problem)
    const [height = 1, width = 1, channels = 1] = x
    if (p.height <= height && p.width <= width) return ok([p.height, p.width, channels])
    const [param, value] = p.height > height ? (['height', height] as const) : (['width', width] as const)
    return fail({
      code: 'cropTooLarge',
      param,
      values: { window: shapeText([p.height, p.width]), size: shapeText([height, width]) },
      fixes: [{ kind: 'setParam', on: 'self', param, value }],
    })
  },
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p, ctx }) => {
    const [batch = 1, height = 1, width = 1, channels = 1] = x.shape
    const [below, beside] = [height - p.height, width - p.width]
    if (!ctx.training)
      return tf.slice(x, [0, Math.floor(below / 2), Math.floor(beside / 2), 0], [batch, p.height, p.width, channels])
    const start = (room: number) => tf.reshape(tf.floor(tf.mul(ctx.draw.uniform([batch]), room + 1)), [batch, 1, 1])
    const { rows, columns } = grid(tf, p.height, p.width)
    const places = { rows: tf.add(rows, start(below)), columns: tf.add(columns, start(beside)) }
    return lookUp(tf, x, spread(tf, places, [batch, p.height, p.width]), 'nearest')
  },
  keras: (p) => ({ className: 'RandomCrop', config: { height: p.height, width: p.width } }),
  summary: (p) => shapeText([p.height, p.width]),
  text: {
    en: {
      title: 'Random crop',
      keywords: ['augmentation'],
      help: 'Takes a part of every image, in training from a random place, outside training from the middle. The network sees things off their usual place and not always whole, and the images get smaller.',
      formula: 'y_{ij} = x_{i+a, j+b}',
      params: {
        height: { title: 'Height', help: 'Rows of the part that is taken.' },
        width: { title: 'Width', help: 'Columns of the part that is taken.' },
      },
    },
    uk: {
      title: 'Випадкове обрізання',
      short: 'Вип. обрізання',
      keywords: ['аугментація', 'кроп', 'доповнення даних'],
      help: 'Бере частину кожного зображення: на навчанні з випадкового місця, поза навчанням із середини. Мережа бачить предмети не на звичному місці й не завжди цілими, а зображення меншають.',
      formula: 'y_{ij} = x_{i+a, j+b}',
      params: {
        height: { title: 'Висота', help: 'Скільки рядків має частина.' },
        width: { title: 'Ширина', help: 'Скільки стовпців має частина.' },
      },
    },
  },
})
