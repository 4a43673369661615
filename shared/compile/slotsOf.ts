import { catalog } from '../catalog/catalog'
import type { OptimizerDefinition } from '../catalog/define/optimizer'
import { sizeOf } from '../catalog/define/tensorType'
import { parseParams } from '../catalog/define/params'
import type { JsonValue } from '../graph/document'

/** Names of what an optimizer remembers of each weight. */
export function slotsOf(type: string, params: Readonly<Record<string, JsonValue>>): readonly string[] {
  const item = catalog.optimizers.get(type) as OptimizerDefinition | undefined
  return item ? item.slots(parseParams(item.params, params).params) : []
}

/** Numbers that an optimizer keeps for so many weights. */
export function memoryNumbers(type: string, params: Readonly<Record<string, JsonValue>>, count: number): number {
  const item = catalog.optimizers.get(type) as OptimizerDefinition | undefined
  if (!item?.joint) return slotsOf(type, params).length * count
  const shapes = Object.values(item.joint.slots(parseParams(item.params, params).params, count))
  return shapes.reduce((sum, shape) => sum + sizeOf(shape), 0)
}
