import { catalog } from './catalog'
import type { ActivationDefinition } from './define/activation'
import type { ConstraintDefinition } from './define/constraint'
import type { InitializerDefinition } from './define/initializer'
import {
  itemId,
  parseParams,
  type ItemKind,
  type ItemValue,
  type ParamProblem,
  type ParamSpecs,
  type ParamsOf,
} from './define/params'
import type { RegularizerDefinition } from './define/regularizer'

interface Definitions {
  activation: ActivationDefinition
  initializer: InitializerDefinition
  regularizer: RegularizerDefinition
  constraint: ConstraintDefinition
}

const byKind: { readonly [K in ItemKind]: ReadonlyMap<string, Definitions[K]> } = {
  activation: catalog.activations,
  initializer: catalog.initializers,
  regularizer: catalog.regularizers,
  constraint: catalog.constraints,
}

/** The items that a parameter of this kind chooses among. */
export const itemsOf = <K extends ItemKind>(kind: K): ReadonlyMap<string, Definitions[K]> => byKind[kind]

/** A chosen item with its parameters, defaults filled in. */
export interface Chosen<K extends ItemKind> {
  readonly item: Definitions[K]
  readonly params: ParamsOf<ParamSpecs>
  readonly problems: readonly ParamProblem[]
}

/** The item that a parameter chose; `undefined`: none, or none that exists. */
export function chosen<K extends ItemKind>(kind: K, value: unknown): Chosen<K> | undefined {
  const item = itemsOf(kind).get(itemId(value))
  const params = typeof value === 'object' && value !== null && 'params' in value ? value.params : {}
  return item && { item, ...parseParams(item.params as ParamSpecs, params as Chosen<K>['params'] as never) }
}

/** An item with parameters as a document writes it: those that differ from their defaults, and its id alone where none does. */
export function toItemValue(kind: ItemKind, type: string, params: Extract<ItemValue, object>['params']): ItemValue {
  const specs: ParamSpecs = itemsOf(kind).get(type)?.params ?? {}
  const changed = Object.entries(params).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(specs[name]?.default),
  )
  return changed.length === 0 ? type : { type, params: Object.fromEntries(changed) }
}
