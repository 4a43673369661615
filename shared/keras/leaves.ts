/** Where a value lies in nested words. */
export type Path = readonly (string | number)[]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Values in nested objects and lists with their places; `arrays`: lists of numbers as well as what is in them. */
export function leavesOf(value: unknown, arrays = false, path: Path = []): [Path, unknown][] {
  if (Array.isArray(value)) {
    const inside = value.flatMap((item, i) => leavesOf(item, arrays, [...path, i]))
    return arrays ? [[path, value], ...inside] : inside
  }
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => leavesOf(item, arrays, [...path, key]))
  return [[path, value]]
}

/** The value at a place. A single number stands for a list of equal ones, and a list of one for what is in it. */
export function readAt(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) {
    if (typeof step === 'number' && typeof at === 'number') continue
    if (typeof step === 'number') at = Array.isArray(at) ? (at as unknown[])[step] : undefined
    else at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined
  }
  return at
}
