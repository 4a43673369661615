import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { defineLayer } from '../define/layer'
import { shape } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'

const problemOf = (code: string, target: Shape, x: Shape, fix: Shape): ItemProblem => ({
  code,
  param: 'targetShape',
  values: { target: shapeText(target), shape: shapeText(x), size: sizeOf(x) },
  fixes: [{ kind: 'setParam', on: 'self', param: 'targetShape', value: fix }],
})

/** The closest target that fits: its first size is found from the others where they divide the input, else all in one row. */
function closest(target: Shape, x: Shape): Shape {
  const rest = sizeOf(target.slice(1))
  return target.length > 1 && rest > 0 && sizeOf(x) % rest === 0 ? [sizeOf(x) / rest, ...target.slice(1)] : [sizeOf(x)]
}

function resolveShape(target: Shape, x: Shape): Result<Shape, ItemProblem> {
  if (target.filter((size) => size === -1).length > 1)
    return fail(problemOf('reshapeTwoUnknowns', target, x, [sizeOf(x)]))
  if (target.includes(0)) return fail(problemOf('reshapeZero', target, x, [sizeOf(x)]))
  const known = sizeOf(target.filter((size) => size !== -1))
  const full = target.map((size) => (size === -1 ? sizeOf(x) / known : size))
  if (sizeOf(full) === sizeOf(x) && full.every(Number.isInteger)) return ok(full)
  return fail(problemOf('reshapeSize', target, x, closest(target, x)))
}

/** The same numbers in another shape. Keras `Reshape`. */
export default defineLayer({
  id: 'reshape',
  category: 'core',
  icon: '⊞',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { targetShape: shape([-1]) },
  inferShape: (p, [x = []]) => resolveShape(p.targetShape, x),
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { x, p }) => {
    const sizes = resolveShape(p.targetShape, x.shape.slice(1))
    if (!sizes.ok) throw new Error(`Cannot reshape ${shapeText(x.shape.slice(1))} to ${shapeText(p.targetShape)}`)
    return tf.reshape(x, [-1, ...sizes.value])
  },
  keras: (p) => ({ className: 'Reshape', config: { target_shape: p.targetShape } }),
  summary: (p) => shapeText(p.targetShape),
  passesActivation: true,
  passesIds: true,
  example: { params: { targetShape: [2, 2] }, inputs: [[1, 2, 3, 4]] },
  related: ['permute', 'flatten'],
  text: {
    en: {
      title: 'Reshape',
      keywords: ['change shape', 'view'],
      help: 'Arranges the same numbers in another shape, such as 784 numbers as a 28 × 28 × 1 image. Their order and count stay as they are.',
      pitfall:
        'It reads numbers row by row and moves none: to swap axes is another thing, and that is what Permute does.',
      params: {
        targetShape: {
          title: 'New shape',
          help: 'Sizes of one sample after the layer; −1, at most once, stands for whatever remains.',
        },
      },
    },
    uk: {
      title: 'Зміна форми',
      keywords: ['форма', 'переформувати', 'решейп'],
      help: 'Розкладає ті самі числа в іншу форму, наприклад 784 числа — в зображення 28 × 28 × 1. Їхній порядок і кількість не змінюються.',
      pitfall:
        'Числа читаються рядок за рядком і не переставляються: поміняти осі місцями — інша дія, її робить перестановка осей.',
      params: {
        targetShape: {
          title: 'Нова форма',
          help: 'Розміри одного прикладу після шару; −1, щонайбільше раз, означає те, що лишилося.',
        },
      },
    },
  },
})
