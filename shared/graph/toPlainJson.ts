import { ok, type Result } from '../result'
import { graphFailure } from './problems/graphProblem'

/** Deepest nesting of values; what the studio writes needs 8. */
export const MAX_DEPTH = 64
/** Most values in one file. */
export const MAX_VALUES = 5_000_000

/** Keys that could reach into the prototypes of objects. No file of ours has them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

interface Task {
  readonly from: object
  readonly to: Record<string, unknown> | unknown[]
  readonly depth: number
  readonly path: string
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return (
    Array.isArray(value) ||
    prototype === null ||
    prototype === Object.prototype ||
    (prototype as object).constructor?.name === 'Object'
  )
}

/** Whether a value nests more than `limit` levels of objects and arrays. Walks without recursion. */
export function isDeeperThan(limit: number, value: unknown): boolean {
  const tasks: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }]
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    if (typeof task.value !== 'object' || task.value === null) continue
    if (task.depth === limit) return true
    for (const item of Object.values(task.value)) tasks.push({ value: item, depth: task.depth + 1 })
  }
  return false
}

/**
 * A copy made of plain objects, arrays, strings, booleans, null and finite numbers only. Forbidden keys are left out and counted;
 * NaN, infinities, functions, dates and the like are refused, as they would not survive being written. Walks without recursion.
 */
export function toPlainJson(value: unknown): Result<{ readonly value: unknown; readonly removedKeys: number }> {
  const root: unknown[] = []
  const tasks: Task[] = [{ from: [value], to: root, depth: 0, path: '' }]
  let count = 0
  let removedKeys = 0
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    if (task.depth > MAX_DEPTH) return graphFailure('documentTooDeep', { limit: MAX_DEPTH })
    for (const key of Object.keys(task.from)) {
      if (!Array.isArray(task.from) && FORBIDDEN.has(key)) {
        removedKeys++
        continue
      }
      if (++count > MAX_VALUES) return graphFailure('documentTooMany', { limit: MAX_VALUES })
      const item = (task.from as Record<string, unknown>)[key]
      if (item === undefined && !Array.isArray(task.from)) continue
      const into = task.to as Record<string, unknown>
      if (typeof item === 'object' && item !== null) {
        const path =
          task.depth === 0
            ? ''
            : Array.isArray(task.from)
              ? `${task.path}[${key}]`
              : task.path
                ? `${task.path}.${key}`
                : key
        if (!isPlain(item)) return graphFailure('documentBadValue', { path })
        const to: Task['to'] = Array.isArray(item) ? [] : {}
        into[key] = to
        tasks.push({ from: item, to, depth: task.depth + 1, path })
      } else if (
        item === null ||
        typeof item === 'string' ||
        typeof item === 'boolean' ||
        (typeof item === 'number' && Number.isFinite(item))
      ) {
        into[key] = item
      } else return graphFailure('documentBadValue', { path: `${task.path}.${key}`.replace(/^\./, '') })
    }
  }
  return ok({ value: root[0], removedKeys })
}
