import type { Rows } from '../program/stepProgram'

export const NO_ROWS: Rows = { count: 0, values: {} }

/** What several calls measured, one after another. */
export function joinRows(parts: readonly Rows[]): Rows {
  const values: Record<string, Float32Array> = {}
  for (const name of new Set(parts.flatMap((part) => Object.keys(part.values)))) {
    const lists = parts.map((part) => part.values[name] ?? new Float32Array())
    const joined = new Float32Array(lists.reduce((length, list) => length + list.length, 0))
    let at = 0
    for (const list of lists) {
      joined.set(list, at)
      at += list.length
    }
    values[name] = joined
  }
  return { count: parts.reduce((count, part) => count + part.count, 0), values }
}
