import type { ItemBase } from '@shared/catalog/define/item'
import { parseParams, type ParamSpecs } from '@shared/catalog/define/params'

/** Largest whole number that a parameter keeps in an example. */
const MOST = 4
const FEW = 2

/** The parameters of an item for a handful of numbers: as they are, with sizes made small, and what its example sets. */
export function tinyParams(
  { params: specs, example }: Pick<ItemBase<ParamSpecs>, 'params' | 'example'>,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const { params } = parseParams(specs, given as never)
  const small = Object.entries(specs).map(([name, spec]) => {
    const value: unknown = params[name]
    return [
      name,
      spec.type === 'int' && typeof value === 'number' && value > MOST ? Math.max(spec.min, FEW) : value,
    ] as const
  })
  return { ...Object.fromEntries(small), ...example?.params }
}
