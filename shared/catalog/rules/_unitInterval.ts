import type { FixHint, ItemProblem } from '../define/item'
import type { RuleLayer } from '../define/teaching'
import { layerPort } from '../define/rule'

/** What units with the states 0 and 1 find wrong with what comes in; of data whose range nobody tells, that it is not known. */
export function outsideUnitInterval({ inputs: [input] }: RuleLayer, fixes: readonly FixHint[] = []): ItemProblem[] {
  const { range } = input ?? {}
  const straight = input !== undefined && input.layer === undefined && input.activation === undefined && !input.labels
  if (!range && straight)
    return [{ code: 'valuesUnbounded', port: layerPort.name, severity: 'warning', values: { least: 0, most: 1 } }]
  if (!range || (range.low >= 0 && range.high <= 1)) return []
  const values = { low: range.low, high: range.high, least: 0, most: 1 }
  const { name: port } = layerPort
  return [{ code: 'valuesOutside', port, values, fixes: [{ kind: 'setValues', port, least: 0, most: 1 }, ...fixes] }]
}
