import { attribute, type NodeMaker } from '../NodeMaker'
import type { Ref } from '../TensorFlowGraph'
import type { Kernel, KernelCall } from './KernelCall'

const typed = (call: KernelCall, input: string) => ({ T: attribute.type(call.type(input)) })

const unary =
  (op: string): Kernel =>
  (make, call) =>
    make.add(op, [call.ref('x')], typed(call, 'x'))
const binary =
  (op: string): Kernel =>
  (make, call) =>
    make.add(op, [call.ref('a'), call.ref('b')], typed(call, 'a'))
/** Of truth values, which need no type. */
const logical =
  (op: string): Kernel =>
  (make, call) =>
    make.add(op, [call.ref('a'), call.ref('b')])

const SAME_UNARY = [
  ...['Abs', 'Acos', 'Acosh', 'Asin', 'Asinh', 'Atan', 'Atanh', 'Ceil', 'Cos', 'Cosh', 'Elu', 'Erf', 'Exp', 'Expm1'],
  ...['Floor', 'IsFinite', 'IsInf', 'IsNan', 'Log', 'Log1p', 'Neg', 'Reciprocal', 'Relu', 'Relu6', 'Round', 'Rsqrt'],
  ...['Selu', 'Sigmoid', 'Sign', 'Sin', 'Sinh', 'Softplus', 'Sqrt', 'Square', 'Tan', 'Tanh', 'Identity'],
]
const SAME_BINARY = [
  ...['Equal', 'FloorDiv', 'Greater', 'GreaterEqual', 'Less', 'LessEqual', 'Maximum', 'Minimum', 'NotEqual', 'Pow'],
  ...['RealDiv', 'SquaredDifference', 'Sub', 'Atan2'],
]

const named = (names: readonly string[], kernel: (op: string) => Kernel): Record<string, Kernel> =>
  Object.fromEntries(names.map((name) => [name, kernel(name)]))

/** 1 where x > 0, else 0. */
function isPositive(make: NodeMaker, call: KernelCall): Ref {
  const type = call.type('x')
  const above = make.add('Greater', [call.ref('x'), make.scalar(type, 0)], { T: attribute.type(type) })
  return make.add('Cast', [above], { SrcT: attribute.type('bool'), DstT: attribute.type(type) })
}

/** What is computed number by number. */
export const elementwise: Readonly<Record<string, Kernel>> = {
  ...named(SAME_UNARY, unary),
  ...named(SAME_BINARY, binary),
  Add: binary('AddV2'),
  Multiply: binary('Mul'),
  Mod: binary('FloorMod'),
  LogicalAnd: logical('LogicalAnd'),
  LogicalOr: logical('LogicalOr'),
  LogicalNot: (make, call) => make.add('LogicalNot', [call.ref('x')]),
  AddN: (make, call) => {
    const { refs, value } = call.list
    return make.add('AddN', refs, { N: attribute.int(refs.length), T: attribute.type(value.type) })
  },
  Cast: (make, call) =>
    make.add('Cast', [call.ref('x')], {
      SrcT: attribute.type(call.type('x')),
      DstT: attribute.type(call.result().type),
    }),
  ClipByValue: (make, call) => {
    const type = call.type('x')
    const bounds = ['clipValueMin', 'clipValueMax'].map((name) => make.scalar(type, call.number(name)))
    return make.add('ClipByValue', [call.ref('x'), ...bounds], typed(call, 'x'))
  },
  LeakyRelu: (make, call) =>
    make.add('LeakyRelu', [call.ref('x')], { ...typed(call, 'x'), alpha: attribute.float(call.number('alpha', 0.2)) }),
  Prelu: (make, call) => {
    const T = typed(call, 'x')
    const zero = make.scalar(call.type('x'), 0)
    const below = make.add('Mul', [call.ref('alpha'), make.add('Minimum', [call.ref('x'), zero], T)], T)
    return make.add('AddV2', [make.add('Maximum', [call.ref('x'), zero], T), below], T)
  },
  // `alpha` where x ≤ 0.
  Step: (make, call) => {
    const T = typed(call, 'x')
    const alpha = call.number('alpha')
    const above = isPositive(make, call)
    if (alpha === 0) return above
    const scaled = make.add('Mul', [above, make.scalar(call.type('x'), 1 - alpha)], T)
    return make.add('AddV2', [scaled, make.scalar(call.type('x'), alpha)], T)
  },
  Select: (make, call) => {
    const refs = ['condition', 't', 'e'].map((name) => call.ref(name))
    // A condition for each row is stretched by the old form only.
    const op = call.rank('condition') === call.rank('t') ? 'SelectV2' : 'Select'
    return make.add(op, refs, typed(call, 't'))
  },
  Softmax: (make, call) => make.add('Softmax', [call.ref('logits')], typed(call, 'logits')),
  LogSoftmax: (make, call) => make.add('LogSoftmax', [call.ref('logits')], typed(call, 'logits')),
}
