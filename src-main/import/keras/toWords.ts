import { ok, type Result } from '@shared/result'
import { importFailure } from '../importProblem'

/** Longest description of a network, bytes. */
const MOST_TEXT = 64 * 2 ** 20
/** Lists and objects within each other; real networks stay below 40, a nested model adds six. */
const MOST_DEPTH = 200

type Plain = Readonly<Record<string, unknown>>
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const HOSTILE = new Set(['__proto__', 'constructor', 'prototype'])

function convert(value: unknown, depth: number): unknown {
  if (depth > MOST_DEPTH) throw new RangeError('too deep')
  if (Array.isArray(value)) return value.map((item) => convert(item, depth + 1))
  if (!isPlain(value)) return value
  const { class_name: className, config, ...rest } = value
  const others = Object.entries(rest)
    .filter(([key]) => !HOSTILE.has(key))
    .map(([key, item]) => [key, convert(item, depth + 1)] as const)
  const all = Object.fromEntries(others)
  if (typeof className !== 'string') {
    // A model's own description has a config without a class.
    return config === undefined ? all : { ...all, config: convert(config, depth + 1) }
  }
  return { ...all, className, config: convert(config ?? {}, depth + 1) }
}

/** A description of a network in JSON, with every class under `className`; too long, too deep and broken ones are refused. */
export function toWords(text: string, name: string): Result<unknown> {
  if (text.length > MOST_TEXT)
    return importFailure('importTooLarge', {
      name,
      megabytes: Math.ceil(text.length / 2 ** 20),
      limit: MOST_TEXT / 2 ** 20,
    })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return error instanceof RangeError
      ? importFailure('importTooDeep', {}, error)
      : importFailure('importDamaged', { name }, error)
  }
  try {
    return ok(convert(json, 0))
  } catch (error) {
    return importFailure('importTooDeep', {}, error)
  }
}
