import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import type { Masking } from '../define/layer'
import { shapeText } from '../define/shapeText'
import type { Shape } from '../define/tensorType'

/** A moment is padding where it is so in all inputs; an input without a mask has none. */
export const mergesMasks: Masking<unknown> = {
  gives: (_p, inputs) => inputs.length > 0 && inputs.every(({ padded }) => padded),
  mask: (tf, { masks = [] }) => masks.flatMap((mask) => mask ?? []).reduce((all, mask) => tf.maximum(all, mask)),
}

/** A merge of fewer than two inputs is unfinished wiring. */
export const tooFewInputs = (inputs: readonly Shape[]): ItemProblem | undefined =>
  inputs.length < 2 ? { code: 'tooFewInputs', port: 'input', values: { needed: 2, count: inputs.length } } : undefined

const sameSizes = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

/** Shape of an elementwise merge. Nothing is stretched to fit: sizes must be equal, so that a slip does not pass in silence. */
export function mergeEqual(inputs: readonly Shape[]): Result<Shape, ItemProblem> {
  const few = tooFewInputs(inputs)
  if (few) return fail(few)
  const [first = []] = inputs
  const odd = inputs.findIndex((shape) => !sameSizes(shape, first))
  if (odd < 0) return ok(first)
  const other = inputs[odd] ?? []
  const joinable = inputs.every((shape) => shape.length > 0 && sameSizes(shape.slice(0, -1), first.slice(0, -1)))
  return fail({
    code: 'mergeShapesDiffer',
    port: 'input',
    values: { first: shapeText(first), other: shapeText(other), position: odd + 1 },
    fixes: joinable ? [{ kind: 'replaceType', type: 'concatenate' }] : [],
  })
}
