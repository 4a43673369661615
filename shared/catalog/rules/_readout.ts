import type { FixHint, ItemProblem } from '../define/item'
import type { LossTypes } from '../define/loss'
import { encodingNeeded, shapesDiffer } from '../losses/_check'

/** Answers and targets must have the same shape; labels must be numbers of that shape. Of a rule, whose first port is its layer's. */
export function checkShapes(types: LossTypes): readonly ItemProblem[] {
  const { labels } = types.target
  if (labels?.encoding === 'index') return [encodingNeeded(labels, 'oneHot')]
  const problem = shapesDiffer(types)
  if (!problem) return []
  const fixes = (problem.fixes ?? []).flatMap((fix): readonly FixHint[] =>
    fix.kind === 'setParam' && fix.port === 'prediction' ? [{ ...fix, port: 'layer' }] : [],
  )
  return [{ ...problem, port: 'layer', fixes }]
}

/** Fewer examples than units that are to be fitted to them. */
export const fewRows = (rows: number | undefined, units: number | undefined): readonly ItemProblem[] =>
  rows !== undefined && units !== undefined && rows < units
    ? [{ code: 'fewRowsForUnits', severity: 'info', values: { rows, units } }]
    : []
