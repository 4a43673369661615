import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { defineLayer } from '../define/layer'
import { bool, int, type ParamsOf } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { tooFewInputs } from './_merge'

const params = { firstAxis: int(-6, 6, -1), secondAxis: int(-6, 6, -1), normalize: bool(false) }
type Params = ParamsOf<typeof params>

/** Place of an axis in the shape of a sample. Keras counts the batch as axis 0, and −1 from the end. */
const placeOf = (axis: number, { length }: Shape): number => (axis < 0 ? axis + length : axis - 1)

interface Sides {
  /** Length of what is summed over. */
  readonly common: number
  /** Sizes without the axis that is summed over. */
  readonly rest: readonly [Shape, Shape]
}

function sidesOf(p: Params, shapes: readonly Shape[]): Result<Sides, ItemProblem> {
  const few = tooFewInputs(shapes, 'second')
  if (few) return fail(few)
  const [a = [], b = []] = shapes
  const places = [placeOf(p.firstAxis, a), placeOf(p.secondAxis, b)] as const
  for (const [i, shape] of [a, b].entries()) {
    const place = places[i] ?? -1
    if (place >= 0 && place < shape.length) continue
    const param = i === 0 ? 'firstAxis' : 'secondAxis'
    return fail({
      code: 'axisOutOfRange',
      param,
      values: { axis: p[param], rank: shape.length },
      fixes: shape.length > 0 && p[param] !== -1 ? [{ kind: 'setParam', on: 'self', param, value: -1 }] : [],
    })
  }
  const [common = 0, other = 0] = [a[places[0]], b[places[1]]]
  if (common !== other)
    return fail({
      code: 'dotSizesDiffer',
      port: 'second',
      values: { first: shapeText(a), other: shapeText(b), size: common, otherSize: other },
    })
  const without = (shape: Shape, place: number): Shape => shape.filter((_, i) => i !== place)
  return ok({ common, rest: [without(a, places[0]), without(b, places[1])] })
}

/** `[batch, rest, common]`, of length 1 along the last axis if asked for. */
function toRows(tf: Tf, x: Tensor, axis: number, { common }: Sides, normalize: boolean): Tensor {
  const sizes = x.shape.slice(1)
  const place = placeOf(axis, sizes)
  const order = [...sizes.keys()].filter((i) => i !== place).map((i) => i + 1)
  const rows = tf.reshape(tf.transpose(x, [0, ...order, place + 1]), [x.shape[0] ?? 1, sizeOf(sizes) / common, common])
  if (!normalize) return rows
  const squares = tf.sum(tf.square(rows), -1, true)
  // Keras's bound, of a length of 10⁻⁷: what is all zeros stays so, and has a gradient.
  return tf.mul(rows, tf.rsqrt(tf.maximum(squares, 1e-14)))
}

/** Products of two inputs, summed over an axis of each. Keras `Dot`. */
export default defineLayer({
  id: 'dot',
  category: 'merge',
  icon: '·',
  inputs: [{ name: 'first' }, { name: 'second' }],
  outputs: [{ name: 'output' }],
  params,
  inferShape: (p, shapes) => {
    const sides = sidesOf(p, shapes)
    if (!sides.ok) return sides
    const shape = sides.value.rest.flat()
    return ok(shape.length === 0 ? [1] : shape)
  },
  weights: () => ({}),
  multiplyAdds: (p, shapes, output) => {
    const sides = sidesOf(p, shapes)
    return sizeOf(output) * (sides.ok ? sides.value.common : 0)
  },
  forward: (tf, { inputs, p }) => {
    const [a, b] = inputs
    const sides = sidesOf(
      p,
      inputs.map(({ shape }) => shape.slice(1)),
    )
    if (!a || !b || !sides.ok) throw new Error('These inputs have no dot product')
    const rows = [
      toRows(tf, a, p.firstAxis, sides.value, p.normalize),
      toRows(tf, b, p.secondAxis, sides.value, p.normalize),
    ] as const
    const shape = sides.value.rest.flat()
    return tf.reshape(tf.matMul(rows[0], rows[1], false, true), [
      a.shape[0] ?? 1,
      ...(shape.length === 0 ? [1] : shape),
    ])
  },
  keras: (p) => ({ className: 'Dot', config: { axes: [p.firstAxis, p.secondAxis], normalize: p.normalize } }),
  summary: (p) => (p.firstAxis === -1 && p.secondAxis === -1 ? '' : `${p.firstAxis}, ${p.secondAxis}`),
  text: {
    en: {
      title: 'Dot product',
      keywords: ['dot', 'scalar product', 'inner product', 'similarity'],
      help: 'Multiplies two inputs along an axis of each and sums up: of two rows comes one number that tells how alike their directions are. Recommenders match people with things like this, and attention its queries with keys.',
      formula: 'y = Σ_{k} a_{k} · b_{k}',
      params: {
        firstAxis: {
          title: 'Axis of a',
          help: 'Along which axis of the first input: −1 is the last, 1 the first after the batch.',
        },
        secondAxis: {
          title: 'Axis of b',
          help: 'Along which axis of the second input; it must be as long as that of the first.',
        },
        normalize: {
          title: 'Normalize',
          help: 'Brings both to length 1 first, so that the result is the cosine of the angle between them.',
        },
      },
      ports: { first: 'a', second: 'b' },
    },
    uk: {
      title: 'Скалярний добуток',
      keywords: ['внутрішній добуток', 'скалярний добуток', 'подібність'],
      help: 'Перемножує два входи вздовж осі кожного й підсумовує: з двох рядів виходить одне число — наскільки схожі їхні напрямки. Так рекомендаційні системи зіставляють людей і речі, а увага — запити й ключі.',
      formula: 'y = Σ_{k} a_{k} · b_{k}',
      params: {
        firstAxis: { title: 'Вісь a', help: 'Уздовж якої осі першого входу: −1 — остання, 1 — перша після пакета.' },
        secondAxis: {
          title: 'Вісь b',
          help: 'Уздовж якої осі другого входу; довжина має бути така сама, як у першого.',
        },
        normalize: {
          title: 'Нормувати',
          help: 'Спершу зводить обидва до довжини 1, тож результат — косинус кута між ними.',
        },
      },
      ports: { first: 'a', second: 'b' },
    },
  },
})
