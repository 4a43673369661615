import type { NodeDefinition } from '../catalog/catalog'
import type { ItemProblem } from '../catalog/define/item'
import { parseFormula } from '../formula/parseFormula'

/** What can be said of the formulas of an item before its inputs are known. */
export function formulaProblems(item: NodeDefinition, params: Readonly<Record<string, unknown>>): ItemProblem[] {
  return Object.entries(item.params).flatMap(([param, spec]) => {
    if (spec.type !== 'formula') return []
    const parsed = parseFormula(String(params[param]), spec.inputs)
    return parsed.ok ? [] : [{ ...parsed.error, param }]
  })
}
