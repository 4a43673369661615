import { countOf, type Constant } from './constants/Constant'
import { targetShape } from './constants/fold'
import type { OnnxNode } from './OnnxGraph'
import { sameList, type Known, type Value } from './OnnxNetwork'

/** Operators that treat the last axis alone, or each number. */
const PASSING = new Set([
  'Add', 'Cast', 'Clip', 'Div', 'Dropout', 'Elu', 'Gelu', 'Gemm', 'HardSigmoid', 'Identity', 'LayerNormalization', 'LeakyRelu', 'MatMul', 'Max', 'Min', 'Mul', 'Neg', 'Relu', 'Selu', 'Sigmoid', 'Softmax', 'Softplus', 'Sub', 'Sum', 'Swish', 'Tanh',
]) // prettier-ignore

export const mergedOf = (value: Value | Constant | undefined): Known | undefined =>
  value && 'kind' in value && value.kind === 'known' ? value.merged : undefined

/**
 * An operator on values whose rows and moments are one axis in the file, as it is on values where they stay apart; `undefined`: it cannot be
 * told so.
 */
export function apart(node: OnnxNode): OnnxNode | undefined {
  if (!PASSING.has(node.op)) return undefined
  const axis = node.attributes.get('axis')
  return axis === 1 ? { ...node, attributes: new Map([...node.attributes, ['axis', -1]]) } : node
}

/** What came out of it, with rows and moments in one axis again. */
export const together = (value: Known): Known => ({
  ...value,
  shape: [countOf(value.shape.slice(0, -1)), value.shape.at(-1) ?? 1],
  merged: value,
})

/** Whether a reshape takes rows and moments apart again. */
export function takesApart(node: OnnxNode, value: Known, shape: Constant | undefined): boolean {
  const inner = value.merged
  if (node.op !== 'Reshape' || !inner || !shape) return false
  return sameList(targetShape(value.shape, Array.from(shape.read())), inner.shape)
}
