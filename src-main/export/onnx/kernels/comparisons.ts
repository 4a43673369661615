import type { KernelTable, KernelWriter } from '../KernelCall'
import { binary } from './elementwise'

const notEqual: KernelWriter = (call) =>
  call.give('Not', [call.builder.make('Equal', [call.input('a'), call.input('b')])])

/** A condition in one axis chooses whole rows. */
const select: KernelWriter = (call) => {
  const { builder } = call
  const rank = call.result.shape.length
  const [size] = call.value('condition').shape
  const rows = call.value('condition').shape.length === 1 && rank > 1 && size !== undefined
  const condition = rows
    ? builder.make('Reshape', [call.input('condition'), call.shapeTensor([size, ...Array<number>(rank - 1).fill(1)])])
    : call.input('condition')
  call.give('Where', [condition, call.input('t'), call.input('e')])
}

export const comparisons: KernelTable = {
  Equal: binary('Equal'),
  Greater: binary('Greater'),
  GreaterEqual: binary('GreaterOrEqual'),
  Less: binary('Less'),
  LessEqual: binary('LessOrEqual'),
  LogicalAnd: binary('And'),
  LogicalNot: (call) => call.give('Not', [call.input('x')]),
  LogicalOr: binary('Or'),
  NotEqual: notEqual,
  Select: select,
}
