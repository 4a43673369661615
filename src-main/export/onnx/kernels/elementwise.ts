import type { ValueId } from '../../graph/InferenceGraph'
import type { KernelCall, KernelTable, KernelWriter } from '../KernelCall'
import type { Layout } from '../OnnxBuilder'
import type { Attribute } from '../onnxMessages'

/** The layout in which an operation on each value is done: that in which the value lies. */
export const layoutOf = (call: KernelCall, name: string): Layout =>
  call.builder.has(call.id(name), 'first') && !call.builder.has(call.id(name), 'last') ? 'first' : 'last'

/** One node on each value alone. */
export const unary =
  (op: string, attributes: (call: KernelCall) => Readonly<Record<string, Attribute>> = () => ({})): KernelWriter =>
  (call) => {
    const layout = layoutOf(call, 'x')
    call.give(op, [call.input('x', layout)], attributes(call), layout)
  }

/** Whether all of these can be had with channels first, without one that would be transposed for it alone. */
function firstFits(call: KernelCall, ids: readonly ValueId[]): boolean {
  const { builder } = call
  const rank = call.result.shape.length
  if (rank < 3) return false
  const ranks = ids.map((id) => builder.valueOf(id).shape.length)
  const whole = ids.filter((_, i) => ranks[i] === rank)
  const waits = whole.some((id) => builder.has(id, 'first') && !builder.has(id, 'last'))
  return waits && ranks.every((one) => one === rank || one <= 1)
}

/** Values that are joined one by one, in one layout. */
export function together(call: KernelCall, ids: readonly ValueId[]): { inputs: string[]; layout: Layout } {
  const { builder } = call
  if (!firstFits(call, ids)) return { inputs: ids.map((id) => builder.get(id)), layout: 'last' }
  const spatial = call.result.shape.length - 2
  const inputs = ids.map((id) => {
    const { shape } = builder.valueOf(id)
    if (shape.length === 0) return builder.get(id)
    // A number for each channel stands before the axes of the picture.
    if (shape.length === 1)
      return builder.arranged(id, [0], [...(shape as number[]), ...Array<number>(spatial).fill(1)])
    return builder.get(id, 'first')
  })
  return { inputs, layout: 'first' }
}

export const binary =
  (op: string): KernelWriter =>
  (call) => {
    const { inputs, layout } = together(call, [call.id('a'), call.id('b')])
    call.give(op, inputs, {}, layout)
  }

const divide: KernelWriter = (call) => {
  if (call.value('a').type !== 'float32') call.refuse('Div of whole numbers')
  binary('Div')(call)
}

/** The remainder has the divisor's sign. */
const floorMod: KernelWriter = (call) => {
  const { builder } = call
  const [a, b] = [call.input('a'), call.input('b')]
  if (call.result.type !== 'float32') return call.give('Mod', [a, b])
  const whole = builder.make('Floor', [builder.make('Div', [a, b])])
  call.give('Sub', [a, builder.make('Mul', [whole, b])])
}

const floorDiv: KernelWriter = (call) => {
  const { builder } = call
  const [a, b] = ['a', 'b'].map((name) => {
    const given = call.input(name)
    return call.value(name).type === 'float32' ? given : builder.make('Cast', [given], { to: 1 })
  }) as [string, string]
  call.giveAs(call.result.type, builder.make('Floor', [builder.make('Div', [a, b])]))
}

const clip: KernelWriter = (call) => {
  const { type } = call.value('x')
  const layout = layoutOf(call, 'x')
  const limits = ['clipValueMin', 'clipValueMax'].map((name) => call.builder.number(type, call.attribute<number>(name)))
  call.give('Clip', [call.input('x', layout), ...limits], {}, layout)
}

/** 1 above 0, `alpha` elsewhere. */
const step: KernelWriter = (call) => {
  const { builder } = call
  const layout = layoutOf(call, 'x')
  const number = (value: number): string => builder.number('float32', value)
  const above = builder.make('Greater', [call.input('x', layout), number(0)])
  call.give('Where', [above, number(1), number(call.attribute<number | undefined>('alpha') ?? 0)], {}, layout)
}

const cast: KernelWriter = (call) => {
  const layout = layoutOf(call, 'x')
  const to = { float32: 1, int32: 6, bool: 9 }[call.result.type]
  call.give('Cast', [call.input('x', layout)], { to }, layout)
}

/** A node, and another on what comes out of it. */
const twice =
  (first: string, second: string): KernelWriter =>
  (call) => {
    const layout = layoutOf(call, 'x')
    call.give(second, [call.builder.make(first, [call.input('x', layout)])], {}, layout)
  }

const addOne: KernelWriter = (call) => {
  const one = call.builder.make('Add', [call.input('x'), call.builder.number('float32', 1)])
  call.give('Log', [one])
}
const takeOne: KernelWriter = (call) =>
  call.give('Sub', [call.builder.make('Exp', [call.input('x')]), call.builder.number('float32', 1)])

const square: KernelWriter = (call) => {
  const layout = layoutOf(call, 'x')
  const x = call.input('x', layout)
  call.give('Mul', [x, x], {}, layout)
}
const squaredDifference: KernelWriter = (call) => {
  const { inputs, layout } = together(call, [call.id('a'), call.id('b')])
  const difference = call.builder.make('Sub', inputs)
  call.give('Mul', [difference, difference], {}, layout)
}

const sum: KernelWriter = (call) => {
  const { inputs, layout } = together(call, call.ids)
  call.give('Sum', inputs, {}, layout)
}

const same = Object.fromEntries(
  ['Abs', 'Acos', 'Acosh', 'Asin', 'Asinh', 'Atan', 'Atanh', 'Ceil', 'Cos', 'Cosh', 'Erf', 'Exp', 'Floor', 'Identity', 'Log', 'Neg', 'Reciprocal', 'Relu', 'Round', 'Selu', 'Sigmoid', 'Sign', 'Sin', 'Sinh', 'Softplus', 'Sqrt', 'Tan', 'Tanh'].map((op) => [op, unary(op)]), // prettier-ignore
)

/** Operations on each value alone, and on values one by one. */
export const elementwise: KernelTable = {
  ...same,
  Add: binary('Add'),
  AddN: sum,
  Cast: cast,
  ClipByValue: clip,
  Elu: unary('Elu'),
  Expm1: takeOne,
  FloorDiv: floorDiv,
  IsNan: unary('IsNaN'),
  LeakyRelu: unary('LeakyRelu', (call) => ({ alpha: { float: call.attribute<number | undefined>('alpha') ?? 0.2 } })),
  Log1p: addOne,
  Maximum: binary('Max'),
  Minimum: binary('Min'),
  Mod: floorMod,
  Multiply: binary('Mul'),
  Pow: binary('Pow'),
  Prelu: (call) => call.give('PRelu', [call.input('x'), call.input('alpha')]),
  RealDiv: divide,
  Relu6: (call) =>
    call.give('Clip', [call.input('x'), call.builder.number('float32', 0), call.builder.number('float32', 6)]),
  Rsqrt: twice('Sqrt', 'Reciprocal'),
  Square: square,
  SquaredDifference: squaredDifference,
  Step: step,
  Sub: binary('Sub'),
}
