import { catalog, nodeItems, type NodeDefinition } from '@shared/catalog/catalog'
import type { ItemText } from '@shared/catalog/define/item'
import type { ParamSpecs } from '@shared/catalog/define/params'
import type { Localized } from '@shared/language'

/** What every item of every kind has. */
export interface AnyItem {
  readonly kind: string
  readonly id: string
  readonly params: ParamSpecs
  readonly text: Localized<ItemText>
}

/** All items with the name of their kind, for tables of tests. */
export const allItems: readonly (readonly [name: string, item: AnyItem])[] = Object.entries(catalog).flatMap(
  ([kind, items]) =>
    [...(items as ReadonlyMap<string, AnyItem>).values()].map((item) => [`${kind}/${item.id}`, item] as const),
)

/** Items that stand on the canvas. */
export const canvasItems: readonly (readonly [id: string, item: NodeDefinition])[] = [...nodeItems]
