import { catalog, nodeItems, type NodeDefinition } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import type { ConstraintDefinition } from '@shared/catalog/define/constraint'
import type { InitializerDefinition } from '@shared/catalog/define/initializer'
import type { MetricDefinition } from '@shared/catalog/define/metric'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import type { RegularizerDefinition } from '@shared/catalog/define/regularizer'
import type { ScheduleDefinition } from '@shared/catalog/define/schedule'

/** Anything that the catalog has words for. */
export type AnyItem =
  | NodeDefinition
  | BlockDefinition
  | OptimizerDefinition
  | ScheduleDefinition
  | InitializerDefinition
  | RegularizerDefinition
  | ConstraintDefinition
  | MetricDefinition

/** What is explained: an item, and the node that it was asked of. */
export interface Explained {
  readonly item: AnyItem
  readonly node?: string
}

/** Every item of the catalog by kind and id, `optimizers/adam`. */
const everything: ReadonlyMap<string, AnyItem> = new Map(
  Object.entries(catalog).flatMap(([kind, items]) =>
    [...(items as ReadonlyMap<string, AnyItem>)].map(([id, item]) => [`${kind}/${id}`, item] as const),
  ),
)

/** The item that a name in `related` means: the id of a node, or kind and id. */
export const findItem = (name: string): AnyItem | undefined => nodeItems.get(name) ?? everything.get(name)

/** Items best known beside one: those it names, those that name it, and of a layer the rules that train it. */
export function relatedTo(item: AnyItem): readonly AnyItem[] {
  const named = (item.related ?? []).flatMap((name) => findItem(name) ?? [])
  const naming = [...everything.values()].filter((other) => other.related?.some((name) => findItem(name) === item))
  const rules = [...catalog.rules.values()].filter(
    ({ rule }) => item.kind === 'layer' && rule?.trains.includes(item.id),
  )
  const layers = item.kind === 'loss' ? (item.rule?.trains ?? []).flatMap((id) => catalog.layers.get(id) ?? []) : []
  return [...new Set<AnyItem>([...named, ...rules, ...layers, ...naming])].filter((other) => other !== item).slice(0, 8)
}
