import type { Localized } from '../../language'
import { fail, ok, type Result } from '../../result'
import type { FixHint, ItemProblem, ItemText, PortSpec } from '../define/item'
import { defineLayer, type LayerDefinition, type Masking } from '../define/layer'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { mergeArithmetic, type MergeSigns } from './_mergeArithmetic'

/** A moment is padding where it is so in all inputs; an input without a mask has none. */
export const mergesMasks: Masking<unknown> = {
  gives: (_p, inputs) => inputs.length > 0 && inputs.every(({ padded }) => padded),
  mask: (tf, { masks = [] }) => masks.flatMap((mask) => mask ?? []).reduce((all, mask) => tf.maximum(all, mask)),
}

/** A merge of fewer than two inputs is unfinished wiring. */
export const tooFewInputs = (inputs: readonly Shape[], port = 'input'): ItemProblem | undefined =>
  inputs.length < 2 ? { code: 'tooFewInputs', port, values: { needed: 2, count: inputs.length } } : undefined

const sameSizes = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

/** Of two inputs the narrower made as wide as the other, of more the odd one as wide as the first; `odd`: its place, from 0. */
function widening(inputs: readonly Shape[], odd: number): FixHint {
  const [first = 1, other = 1] = [inputs[0]?.at(-1), inputs[odd]?.at(-1)]
  return inputs.length === 2 && first < other
    ? { kind: 'widen', position: 1, width: other }
    : { kind: 'widen', position: odd + 1, width: first }
}

/** Shape of an elementwise merge. Nothing is stretched to fit: sizes must be equal, so that a slip does not pass in silence. */
function mergeEqual(inputs: readonly Shape[], port: string): Result<Shape, ItemProblem> {
  const few = tooFewInputs(inputs, port)
  if (few) return fail(few)
  const [first = []] = inputs
  const odd = inputs.findIndex((shape) => !sameSizes(shape, first))
  if (odd < 0) return ok(first)
  const other = inputs[odd] ?? []
  const joinable = inputs.every((shape) => shape.length > 0 && sameSizes(shape.slice(0, -1), first.slice(0, -1)))
  return fail({
    code: 'mergeShapesDiffer',
    port,
    values: { first: shapeText(first), other: shapeText(other), position: odd + 1 },
    fixes: joinable ? [widening(inputs, odd), { kind: 'replaceType', type: 'concatenate' }] : [],
  })
}

interface Merge extends Pick<LayerDefinition, 'id' | 'icon' | 'mixesEqual' | 'related'> {
  readonly className: string
  /** Absent: one port that takes many. */
  readonly inputs?: readonly [PortSpec, PortSpec]
  merge(tf: Tf, a: Tensor, b: Tensor): Tensor
  /** How it is written. */
  readonly signs: MergeSigns
  /** What is done with the merged inputs, of which there were so many. */
  finish?(tf: Tf, merged: Tensor, count: number): Tensor
  readonly text: Localized<ItemText>
}

/** A layer that merges inputs of one shape number by number, one after another. */
export const defineMerge = ({
  inputs,
  className,
  merge,
  finish,
  signs,
  ...d
}: Merge): LayerDefinition<Record<never, never>> =>
  defineLayer({
    ...d,
    category: 'merge',
    masking: mergesMasks,
    inputs: inputs ?? [{ name: 'input', many: true }],
    outputs: [{ name: 'output' }],
    params: {},
    inferShape: (_p, shapes) => mergeEqual(shapes, inputs ? inputs[1].name : 'input'),
    weights: () => ({}),
    multiplyAdds: (_p, shapes, output) => sizeOf(output) * (shapes.length - 1),
    forward: (tf, { inputs: values }) => {
      const merged = values.reduce((all, x) => merge(tf, all, x))
      return finish ? finish(tf, merged, values.length) : merged
    },
    arithmetic: mergeArithmetic(signs),
    keras: () => ({ className, config: {} }),
    summary: () => '',
  })
