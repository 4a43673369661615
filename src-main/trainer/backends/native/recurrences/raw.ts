import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { DataType, typeAttribute, type Native, type OpAttribute } from '../binding'

const typeOf = ({ backend }: Native): OpAttribute => typeAttribute(backend.binding, 'T', DataType.float32)
const flag = ({ backend }: Native, name: string, value: boolean): OpAttribute => ({
  name,
  type: backend.binding.TF_ATTR_BOOL,
  value,
})

/** A product of two matrices, each transposed first where it says so; on plain matrices faster than TensorFlow.js's product of batches. */
export const product = (
  native: Native,
  a: Tensor,
  b: Tensor,
  { aT = false, bT = false }: { readonly aT?: boolean; readonly bT?: boolean } = {},
): Tensor =>
  native.backend.executeSingleOutput(
    'MatMul',
    [typeOf(native), flag(native, 'transpose_a', aT), flag(native, 'transpose_b', bT)],
    [a, b],
  )

/** An operation of TensorFlow on float32 tensors that gives several. */
export const several = (
  native: Native,
  op: string,
  inputs: readonly Tensor[],
  outputs: number,
  attributes: readonly OpAttribute[] = [],
): Tensor[] => native.backend.executeMultipleOutputs(op, [typeOf(native), ...attributes], [...inputs], outputs)

/** An operation of TensorFlow on float32 tensors. */
export const single = (native: Native, op: string, ...inputs: readonly Tensor[]): Tensor =>
  native.backend.executeSingleOutput(op, [typeOf(native)], [...inputs])

/** Sums of the columns of `[rows, columns]`: `[columns]`. As a product with ones, several times faster than a sum. */
export const columnSums = (native: Native, matrix: Tensor): Tensor => {
  const [rows = 1, columns = 1] = matrix.shape
  return native.tf.reshape(product(native, native.tf.fill([1, rows], 1), matrix), [columns])
}

/** Batch and time change places. */
export const swapTime = ({ tf }: Native, x: Tensor): Tensor => tf.transpose(x, [1, 0, 2])

/** `[time, …]` in pieces that share its memory. */
export const moments = ({ tf }: Native, x: Tensor): Tensor[] => tf.unstack(x, 0)

/** The states that the moments began with, in one matrix: `[time · batch, units]` from the outputs `[time, batch, units]`. */
export function statesBefore({ tf }: Native, outputs: Tensor): Tensor {
  const [time = 1, batch = 1, units = 1] = outputs.shape
  const nothing = tf.fill([1, batch, units], 0)
  const before = time === 1 ? nothing : tf.concat([nothing, tf.slice(outputs, [0, 0, 0], [time - 1, batch, units])], 0)
  return tf.reshape(before, [time * batch, units])
}

/** The gradient of each moment's output, from that of all outputs `[batch, time, units]` or of the last one `[batch, units]`. */
export function pullsOf(
  native: Native,
  dy: Tensor,
  time: number,
  all: boolean,
): (moment: number) => Tensor | undefined {
  const each = all ? moments(native, swapTime(native, dy)) : undefined
  return (moment) => (each ? each[moment] : moment === time - 1 ? dy : undefined)
}

/** The sum of two gradients, of which one may be missing. */
export function addTo(tf: Tf, a: Tensor | undefined, b: Tensor | undefined): Tensor {
  const one = a ?? b
  if (!one) throw new Error('No gradient')
  return a && b ? tf.add(a, b) : one
}

/** A list in groups of `size`. */
export const groups = <Group extends readonly Tensor[]>(list: readonly Tensor[], size: number): Group[] =>
  Array.from({ length: list.length / size }, (_, k) => list.slice(k * size, (k + 1) * size) as unknown as Group)
