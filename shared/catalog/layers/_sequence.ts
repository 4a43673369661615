import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'

/** Sizes of a sequence: its moments, and the features of each. */
export type SequenceShape = readonly [time: number, features: number]

/** The shape of a sequence at a port, or what is wrong: rows become sequences of single numbers, images sequences of their rows. */
export function sequenceShape(x: Shape, port = 'input'): Result<SequenceShape, ItemProblem> {
  const [time, features] = x
  if (x.length === 2 && time !== undefined && features !== undefined) return ok([time, features])
  const code = 'sequenceNeeded'
  if (time === undefined) return fail({ code, port, values: { shape: shapeText(x) } })
  const params = { targetShape: [time, sizeOf(x.slice(1))] }
  return fail({
    code,
    port,
    values: { shape: shapeText(x) },
    fixes: [{ kind: 'insertBefore', port, type: 'reshape', params }],
  })
}
