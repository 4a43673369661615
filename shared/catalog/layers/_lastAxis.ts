import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import type { ForwardArgs } from '../define/layer'
import type { ItemValue } from '../define/params'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { addBias } from './_output'

/** Shape with another size of the last axis; a single number a sample has no such axis. */
export const withLast = (x: Shape, size: number): Result<Shape, ItemProblem> =>
  x.length === 0
    ? fail({ code: 'rankTooLow', port: 'input', values: { needed: 1, rank: 0 } })
    : ok([...x.slice(0, -1), size])

/** `[..., inputs]` as a matrix `[rows, inputs]`. */
export const toRows = (tf: Tf, x: Tensor): Tensor => (x.rank > 2 ? tf.reshape(x, [-1, x.shape.at(-1) ?? 1]) : x)

/** `[rows, outputs]` with the axes of `x` before the last again. */
export const fromRows = (tf: Tf, y: Tensor, x: Tensor): Tensor =>
  x.rank > 2 ? tf.reshape(y, [-1, ...x.shape.slice(1, -1), y.shape.at(-1) ?? 1]) : y

/** The last axis through a kernel `[inputs, outputs]`, or a transposed one, then bias and activation. */
export const throughKernel = (
  tf: Tf,
  args: Pick<ForwardArgs<{ readonly activation: ItemValue }>, 'x' | 'w' | 'p' | 'ctx'>,
  kernel: Tensor,
  transposed = false,
): Tensor => fromRows(tf, addBias(tf.matMul(toRows(tf, args.x), kernel, false, transposed), tf, args), args.x)
