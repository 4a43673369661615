import { fail, ok, type Result } from '../../result'
import { NO_ARITHMETIC } from '../define/arithmetic'
import type { ItemProblem } from '../define/item'
import { defineLayer } from '../define/layer'
import { int } from '../define/params'
import { shapeText } from '../define/shapeText'
import type { Shape } from '../define/tensorType'
import { mergesMasks, tooFewInputs } from './_merge'

/** Place of an axis in the shape of a sample. Keras counts the batch as axis 0, and −1 from the end. */
const placeOf = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis - 1)

function joinShapes(axis: number, inputs: readonly Shape[]): Result<Shape, ItemProblem> {
  const few = tooFewInputs(inputs)
  if (few) return fail(few)
  const [first = []] = inputs
  const place = placeOf(axis, first.length)
  if (axis === 0 || place < 0 || place >= first.length) {
    return fail({
      code: 'axisOutOfRange',
      param: 'axis',
      values: { axis, rank: first.length },
      fixes: first.length > 0 && axis !== -1 ? [{ kind: 'setParam', on: 'self', param: 'axis', value: -1 }] : [],
    })
  }
  const fits = (shape: Shape): boolean =>
    shape.length === first.length && shape.every((size, i) => i === place || size === first[i])
  const odd = inputs.findIndex((shape) => !fits(shape))
  if (odd >= 0) {
    const values = { first: shapeText(first), other: shapeText(inputs[odd] ?? []), position: odd + 1, axis }
    return fail({ code: 'concatShapesDiffer', port: 'input', values })
  }
  const total = inputs.reduce((sum, shape) => sum + (shape[place] ?? 0), 0)
  return ok(first.map((size, i) => (i === place ? total : size)))
}

/** Inputs side by side along one axis. Keras `Concatenate`. */
export default defineLayer({
  id: 'concatenate',
  category: 'merge',
  icon: '∪',
  inputs: [{ name: 'input', many: true }],
  outputs: [{ name: 'output' }],
  masking: {
    ...mergesMasks,
    gives: (p, inputs) => (p.axis === -1 || p.axis === inputs[0]?.shape.length) && mergesMasks.gives(p, inputs),
  },
  params: { axis: int(-6, 6, -1) },
  inferShape: (p, inputs) => joinShapes(p.axis, inputs),
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { inputs, p }) => tf.concat([...inputs], p.axis),
  arithmetic: ({ inputs, output: { shape }, flow }) => ({
    ...NO_ARITHMETIC,
    onward: (input, place) =>
      shape.length === 1
        ? flow?.values?.[place + inputs.slice(0, input).reduce((before, own) => before + (own.shape[0] ?? 0), 0)]
        : undefined,
  }),
  keras: (p) => ({ className: 'Concatenate', config: { axis: p.axis } }),
  summary: (p) => (p.axis === -1 ? '' : `${p.axis}`),
  related: ['blocks/inception'],
  text: {
    en: {
      title: 'Concatenate',
      keywords: ['concat', 'merge', 'join', 'stack side by side'],
      help: 'Puts its inputs side by side along one axis, in the order of their edges; the other sizes must be equal. Branches that looked at the same data in different ways are joined like this, as in an inception block.',
      pitfall: 'The next layer has weights for all of it: joined branches make it wide.',
      formula: 'y = [x₁, x₂, …]',
      params: {
        axis: {
          title: 'Axis',
          help: 'Along which axis: −1 is the last (features or channels); 1 is the first after the batch.',
        },
      },
    },
    uk: {
      title: 'Конкатенація',
      keywords: ['конкатенація', 'злиття', 'склеювання', 'з’єднання', 'об’єднання'],
      help: 'Ставить входи поруч уздовж однієї осі в порядку їхніх ребер; решта розмірів має збігатися. Так з’єднують гілки, що по-різному дивилися на ті самі дані, як-от у блоці inception.',
      pitfall: 'Наступний шар має ваги для всього разом: об’єднані гілки роблять його широким.',
      formula: 'y = [x₁, x₂, …]',
      params: {
        axis: { title: 'Вісь', help: 'Уздовж якої осі: −1 — остання (ознаки чи канали); 1 — перша після пакета.' },
      },
    },
  },
})
