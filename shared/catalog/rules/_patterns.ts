import type { FixHint, ItemProblem } from '../define/item'
import type { LossTypes } from '../define/loss'
import type { RuleLayer } from '../define/teaching'
import { shapeText } from '../define/shapeText'
import { sizeOf, type TensorType } from '../define/tensorType'
import { labelsAsNumbers } from '../losses/_check'

/** What comes out of a memory and what it is to hold must have as many values. */
export const checkPatterns = (
  { prediction, target }: LossTypes,
  fixes: (units: number) => readonly FixHint[] = () => [],
): readonly ItemProblem[] => {
  if (sizeOf(prediction.shape) === sizeOf(target.shape)) return labelsAsNumbers({ prediction, target })
  const units = (sizeOf(target.shape) / sizeOf(prediction.shape)) * (prediction.shape.at(-1) ?? 1)
  return [
    {
      code: 'shapesDiffer',
      port: 'layer',
      values: { prediction: shapeText(prediction.shape), target: shapeText(target.shape) },
      fixes: Number.isInteger(units) ? fixes(units) : [],
    },
  ]
}

/** As many units as the target has values at each place. */
export const unitsOf = (units: number): readonly FixHint[] => [
  { kind: 'setParam', on: 'upstream', port: 'layer', param: 'units', value: units },
]

/** Patterns that are known to hold other numbers than the two states of the units. */
export function notTwoValued(
  port: string,
  type: TensorType | undefined,
  least: number,
  most = 1,
): readonly ItemProblem[] {
  const { range } = type ?? {}
  if (!range || (range.low === least && range.high === most && range.only)) return []
  const fixes = [{ kind: 'setValues', port, least, most } as const]
  return [{ code: 'notTwoValued', severity: 'warning', port, values: { least, most }, fixes }]
}

/** More different patterns than a memory holds; `code`: what comes of it. */
export function tooManyPatterns(
  { rows, target }: RuleLayer,
  units: number,
  capacity: number,
  fixes: readonly FixHint[] = [],
  code: 'tooManyPatterns' | 'patternsFillSpace' = 'tooManyPatterns',
): readonly ItemProblem[] {
  if (rows === undefined) return []
  const patterns = Math.min(rows, target?.distinct ?? rows)
  const holds = Math.max(1, Math.round(capacity))
  if (patterns <= holds) return []
  return [{ code, severity: 'warning', values: { patterns, capacity: holds, units }, fixes }]
}
