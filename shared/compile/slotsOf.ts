import { catalog } from '../catalog/catalog'
import type { OptimizerDefinition } from '../catalog/define/optimizer'
import { parseParams } from '../catalog/define/params'
import type { JsonValue } from '../graph/document'

/** Names of what an optimizer remembers of each weight. */
export function slotsOf(type: string, params: Readonly<Record<string, JsonValue>>): readonly string[] {
  const item = catalog.optimizers.get(type) as OptimizerDefinition | undefined
  return item ? item.slots(parseParams(item.params, params).params) : []
}
