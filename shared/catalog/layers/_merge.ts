import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { shapeText } from '../define/shapeText'
import type { Shape } from '../define/tensorType'

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
