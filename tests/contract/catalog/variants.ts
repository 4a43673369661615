import { itemsOf } from '@shared/catalog/chosen'
import { parseParams, type ParamSpec, type ParamSpecs } from '@shared/catalog/define/params'
import type { JsonValue } from '@shared/graph/document'

/** A few values of a parameter: its smallest, a middling one that keeps tensors small, every option. */
function valuesOf(spec: ParamSpec): JsonValue[] {
  switch (spec.type) {
    case 'int':
      return [spec.min, Math.min(spec.max, 3)].filter((n) => n >= spec.min)
    case 'float':
      return [spec.min, spec.default, Math.min(spec.max, 1)]
    case 'bool':
      return [true, false]
    case 'choice':
      return [...spec.options]
    case 'size2':
      return [
        [1, 1],
        [2, 3],
        [3, 1],
      ]
    case 'size3':
      return [
        [1, 1, 1],
        [1, 2, 1],
      ]
    case 'formula':
      return ['a', '-sin(2 * a)^2 + max(a, 0.5) / e', 'a - b', 'c', 'a +', 'x'].map((text) =>
        text.replace(/\b[ab]\b/g, (name) => spec.inputs[name === 'a' ? 0 : 1] ?? name),
      )
    case 'text':
      return ['', 'Conv9D']
    case 'shape':
      return [[], [-1], [3, -1], [12], [-1, -1], [0, 3]]
    case 'item':
      return [...(spec.optional ? ['none'] : []), ...itemsOf(spec.kind).keys()]
  }
}

const small = (spec: ParamSpec): JsonValue =>
  spec.type === 'int' ? Math.max(spec.min, Math.min(spec.default, 4)) : (spec.default as JsonValue)

/** Parameters of an item: the defaults, made small, and each parameter changed by itself. */
export function variantsOf(specs: ParamSpecs): Record<string, JsonValue>[] {
  const base = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, small(spec)]))
  const changed = Object.entries(specs).flatMap(([name, spec]) =>
    valuesOf(spec).map((value) => ({ ...base, [name]: value })),
  )
  const variants = [base, ...changed]
  const bad = variants.filter((params) => parseParams(specs, params).problems.length > 0)
  if (bad.length > 0) throw new Error(`Not parameters: ${JSON.stringify(bad)}`)
  return variants
}
