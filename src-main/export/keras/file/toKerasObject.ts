import { isKerasItem, type KerasItem } from '@shared/catalog/define/layer'
import { customClasses } from '../../python/customClasses'
import type { KerasObject } from './Operation'

/** Package under which the classes that Keras lacks are registered. */
const PACKAGE = 'neuroloom'

/** A class by its name, with its module, or as one that is registered by whoever loads the file. */
export function toKerasObject({ className, config, module }: KerasItem): KerasObject {
  const written = toFileConfig(config)
  if (className in customClasses)
    return { module: null, class_name: className, config: written, registered_name: `${PACKAGE}>${className}` }
  return { module: `keras.${module ?? 'layers'}`, class_name: className, config: written, registered_name: null }
}

const toFileValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toFileValue)
  return isKerasItem(value) ? toKerasObject(value) : value
}

/** A config with every object in it as files have it. */
export const toFileConfig = (config: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(config).map(([key, value]) => [key, toFileValue(value)]))

/** Names of the classes in a value that Keras lacks. */
export function customClassesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(customClassesIn)
  return 'registered_name' in value && typeof value.registered_name === 'string' && value.registered_name.startsWith(PACKAGE) // prettier-ignore
    ? [(value as KerasObject).class_name, ...inside]
    : inside
}
