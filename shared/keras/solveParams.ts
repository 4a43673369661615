import type { ParamSpec, ParamSpecs } from '../catalog/define/params'
import type { KerasWords } from './kerasWords'
import { leavesOf, readAt, type Path } from './leaves'

/** What an item says in Keras's words for these parameters; `null`: Keras has nothing like it. */
export type Emit = (params: Readonly<Record<string, unknown>>) => KerasWords | null

/** Stands for a chosen item while words are made, so that its place in them is seen. */
export const markOf = (param: string): string => `\u0001${param}`

const isDiscrete = (spec: ParamSpec) => spec.type === 'bool' || spec.type === 'choice'
const optionsOf = (spec: ParamSpec): readonly unknown[] =>
  spec.type === 'bool' ? [false, true] : spec.type === 'choice' ? spec.options : []

/** How well words agree with those that are given. */
function agreement(emitted: KerasWords | null, given: KerasWords): number {
  if (!emitted) return -1e6
  let sum = emitted.className === given.className ? 0 : -1000
  for (const [path, value] of leavesOf(emitted.config)) {
    if (typeof value === 'string' && value.startsWith(markOf(''))) continue
    const found = readAt(given.config, path)
    sum += found === undefined ? -0.5 : found === value ? 1 : -1
  }
  return sum
}

/** Two values of a parameter that differ in every part. */
function probesOf(spec: ParamSpec): readonly [unknown, unknown] | undefined {
  switch (spec.type) {
    case 'int': {
      const low = Math.max(spec.min, Math.min(2, spec.max - 1))
      return [low, low + 1]
    }
    case 'float': {
      const span = Math.min(spec.max - spec.min, 1)
      return [spec.min + span * 0.3125, spec.min + span * 0.6875]
    }
    case 'size2':
      return [
        [spec.min, spec.min + 1],
        [spec.min + 1, spec.min],
      ]
    case 'size3':
      return [
        [spec.min, spec.min + 1, spec.min],
        [spec.min + 1, spec.min, spec.min],
      ]
    case 'shape':
      return [
        [2, 3],
        [4, 5, 6],
      ]
    default:
      return undefined
  }
}

type Leaves = ReadonlyMap<string, { readonly path: Path; readonly value: unknown }>
const withArrays = (words: KerasWords | null): Leaves =>
  new Map(leavesOf(words?.config ?? {}, true).map(([path, value]) => [JSON.stringify(path), { path, value }]))

/** Places where words repeat a parameter as it is. */
function placesOf(a: Leaves, b: Leaves, first: unknown, second: unknown): Path[] {
  const same = (x: unknown, y: unknown) => JSON.stringify(x) === JSON.stringify(y)
  return [...a].flatMap(([key, { path, value }]) => {
    const other = b.get(key)
    return other && same(value, first) && same(other.value, second) ? [path] : []
  })
}

/** The value of a parameter that stands, whole or in parts, in the words. */
function readParam(spec: ParamSpec, emit: (value: unknown) => KerasWords | null, given: KerasWords): unknown {
  const probes = probesOf(spec)
  if (!probes) return undefined
  const [a, b] = [withArrays(emit(probes[0])), withArrays(emit(probes[1]))]
  const find = (first: unknown, second: unknown): unknown =>
    placesOf(a, b, first, second)
      .map((path) => readAt(given.config, path))
      .find((value) => value !== undefined)
  if (spec.type === 'shape') {
    const found = find(probes[0], probes[1])
    return Array.isArray(found) ? found.map((size: unknown) => (size === null ? -1 : size)) : found
  }
  if (!Array.isArray(probes[0])) {
    const found = find(probes[0], probes[1])
    return Array.isArray(found) && found.length === 1 ? (found as unknown[])[0] : found
  }
  // Of a triple two probes tell the axes apart only together with their place.
  const [one, two] = probes as [number[], number[]]
  const whole = find(one, two)
  if (whole !== undefined) return Array.isArray(whole) ? whole : one.map(() => whole)
  const parts = one.map((value, i) => find(value, two[i]))
  return parts.includes(undefined) ? undefined : parts
}

/**
 * Parameters for which an item says these words: found by asking it, for it knows its own words and nobody else has to. Parameters that choose an
 * item stay as marks, to be read where the marks stand.
 */
export function solveParams(specs: ParamSpecs, emit: Emit, given: KerasWords): Record<string, unknown> {
  const params: Record<string, unknown> = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, spec.type === 'item' ? markOf(name) : spec.default]),
  )
  const discrete = Object.entries(specs).filter(([, spec]) => isDiscrete(spec))
  // Twice: what one says may show only once another is right.
  for (const [name, spec] of [...discrete, ...discrete]) {
    const scored = [params[name], ...optionsOf(spec)].map((value) => ({
      value,
      score: agreement(emit({ ...params, [name]: value }), given),
    }))
    params[name] = scored.reduce((best, next) => (next.score > best.score ? next : best)).value
  }
  for (const [name, spec] of Object.entries(specs)) {
    const value = readParam(spec, (probe) => emit({ ...params, [name]: probe }), given)
    if (value !== undefined) params[name] = value
  }
  return params
}
