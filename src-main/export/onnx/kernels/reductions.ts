import type { KernelCall, KernelTable, KernelWriter } from '../KernelCall'

type Axis = number | readonly number[] | null | undefined

function reduce(op: string, axisName: 'axis' | 'reductionIndices' = 'axis'): KernelWriter {
  return (call) => {
    const axes = call.axesOf('x', call.attribute<Axis>(axisName))
    const keepdims = call.attribute<boolean | undefined>('keepDims') ? 1 : 0
    if (axes.length === 0) return call.give('Identity', [call.input('x')])
    // In this set of operators only the sum takes its axes as a tensor.
    if (op === 'ReduceSum') return call.give(op, [call.input('x'), call.builder.ints(axes)], { keepdims })
    call.give(op, [call.input('x')], { axes, keepdims })
  }
}

/** Truth is counted as numbers. */
const truth =
  (op: 'ReduceMax' | 'ReduceMin'): KernelWriter =>
  (call) => {
    const axes = call.axesOf('x', call.attribute<Axis>('axis'))
    const keepdims = call.attribute<boolean | undefined>('keepDims') ? 1 : 0
    const counted = call.builder.make('Cast', [call.input('x')], { to: 6 })
    call.giveAs('bool', call.builder.make(op, [counted], { axes, keepdims }))
  }

const place =
  (op: 'ArgMax' | 'ArgMin'): KernelWriter =>
  (call) => {
    const [axis = 0] = call.axesOf('x', call.attribute<Axis>('axis') ?? 0)
    call.giveAs('int32', call.builder.make(op, [call.input('x')], { axis, keepdims: 0 }))
  }

function softmax(call: KernelCall, op: string, input: string, axis: number): void {
  const [along = 0] = call.axesOf(input, axis)
  call.give(op, [call.input(input)], { axis: along })
}

const cumulative: KernelWriter = (call) => {
  const [axis = 0] = call.axesOf('x', call.attribute<number>('axis'))
  call.give('CumSum', [call.input('x'), call.builder.number('int32', axis)], {
    exclusive: call.attribute<boolean | undefined>('exclusive') ? 1 : 0,
    reverse: call.attribute<boolean | undefined>('reverse') ? 1 : 0,
  })
}

/** Operations along axes. */
export const reductions: KernelTable = {
  All: truth('ReduceMin'),
  Any: truth('ReduceMax'),
  ArgMax: place('ArgMax'),
  ArgMin: place('ArgMin'),
  Cumsum: cumulative,
  LogSoftmax: (call) => softmax(call, 'LogSoftmax', 'logits', -1),
  Max: reduce('ReduceMax', 'reductionIndices'),
  Mean: reduce('ReduceMean'),
  Min: reduce('ReduceMin'),
  Prod: reduce('ReduceProd'),
  Softmax: (call) => softmax(call, 'Softmax', 'logits', call.attribute<number | undefined>('dim') ?? -1),
  Sum: reduce('ReduceSum'),
}
