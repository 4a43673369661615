import { z } from 'zod'
import { jsonValue, type JsonValue } from '../../graph/document'

/** What a number counts; the interface has the words. */
export type Unit = 'epochs' | 'percent'

/**
 * One parameter of a catalog item: what it may hold, and how the inspector shows it. The words for it are in the item's texts.
 * `size2` is a pair [height, width], `size3` a triple [depth, height, width]; `shape` a list of sizes; `item` another catalog item, with parameters
 * of its own; where it is optional, `none` is none; `formula` a formula over inputs of these names (`shared/formula`); `text` any text. `midRun`: it shapes how is learned and
 * nothing of what a trained network answers, so that a going run can take another value over.
 */
export type ParamSpec =
  | { readonly type: 'int'; readonly min: number; readonly max: number; readonly default: number; readonly unit?: Unit }
  | {
      readonly type: 'float'
      readonly min: number
      readonly max: number
      readonly default: number
      readonly unit?: Unit
      readonly scale?: 'linear' | 'log'
      readonly midRun?: true
    }
  | { readonly type: 'bool'; readonly default: boolean }
  | { readonly type: 'choice'; readonly options: readonly string[]; readonly default: string }
  | { readonly type: 'size2'; readonly min: number; readonly max: number; readonly default: readonly [number, number] }
  | {
      readonly type: 'size3'
      readonly min: number
      readonly max: number
      readonly default: readonly [number, number, number]
    }
  | { readonly type: 'shape'; readonly default: readonly number[] }
  | { readonly type: 'formula'; readonly default: string; readonly inputs: readonly string[] }
  | { readonly type: 'text'; readonly default: string }
  | {
      readonly type: 'item'
      readonly kind: ItemKind
      readonly default: string
      readonly optional?: true
      readonly midRun?: true
    }

/** Kinds of items that are chosen inside others. */
export type ItemKind = 'activation' | 'initializer' | 'regularizer' | 'constraint'

/** A chosen item: its id, which means its default parameters, or the id with other parameters. */
export type ItemValue = string | { readonly type: string; readonly params: Readonly<Record<string, JsonValue>> }

/** The id of a chosen item. */
export const itemId = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'type' in value ? String(value.type) : String(value)

export type ParamSpecs = Readonly<Record<string, ParamSpec>>

type ValueOf<S extends ParamSpec> = S extends { type: 'int' | 'float' }
  ? number
  : S extends { type: 'bool' }
    ? boolean
    : S extends { type: 'choice'; options: readonly (infer O)[] }
      ? O
      : S extends { type: 'size2' }
        ? readonly [number, number]
        : S extends { type: 'size3' }
          ? readonly [number, number, number]
          : S extends { type: 'shape' }
            ? readonly number[]
            : S extends { type: 'formula' | 'text' }
              ? string
              : ItemValue

/** The parsed parameters of an item with these specs. */
export type ParamsOf<S extends ParamSpecs> = { readonly [K in keyof S]: ValueOf<S[K]> }

export const int = (min: number, max: number, value: number, unit?: Unit) =>
  ({ type: 'int', min, max, default: value, ...(unit !== undefined && { unit }) }) as const
export const float = (
  min: number,
  max: number,
  value: number,
  options: { unit?: Unit; scale?: 'linear' | 'log'; midRun?: true } = {},
) => ({ type: 'float', min, max, default: value, ...options }) as const
export const bool = (value: boolean) => ({ type: 'bool', default: value }) as const
export const choice = <const O extends readonly string[]>(options: O, value: O[number]) =>
  ({ type: 'choice', options, default: value }) as const
export const size2 = (min: number, max: number, value: readonly [number, number]) =>
  ({ type: 'size2', min, max, default: value }) as const
export const size3 = (min: number, max: number, value: readonly [number, number, number]) =>
  ({ type: 'size3', min, max, default: value }) as const
export const formula = (inputs: readonly string[], value: string) =>
  ({ type: 'formula', default: value, inputs }) as const
export const longText = (value: string) => ({ type: 'text', default: value }) as const
export const shape = (value: readonly number[]) => ({ type: 'shape', default: value }) as const
export const activation = (value: string) => ({ type: 'item', kind: 'activation', default: value }) as const
export const initializer = (value: string) => ({ type: 'item', kind: 'initializer', default: value }) as const
export const regularizer = () =>
  ({ type: 'item', kind: 'regularizer', default: 'none', optional: true, midRun: true }) as const
export const constraint = () =>
  ({ type: 'item', kind: 'constraint', default: 'none', optional: true, midRun: true }) as const

/** Largest number of values one sample may hold: 64 Mi values, 256 MiB as float32. */
export const MAX_SAMPLE_SIZE = 2 ** 26

/** Longest text of a formula. */
export const MAX_FORMULA_LENGTH = 1000

/** Longest text that a parameter holds. */
const MAX_TEXT_LENGTH = 20_000

const schemaOf = (spec: ParamSpec): z.ZodType => {
  switch (spec.type) {
    case 'int':
      return z.number().int().min(spec.min).max(spec.max)
    case 'float':
      return z.number().min(spec.min).max(spec.max)
    case 'bool':
      return z.boolean()
    case 'choice':
      return z.enum(spec.options as [string, ...string[]])
    case 'size2':
      return z.tuple([z.number().int().min(spec.min).max(spec.max), z.number().int().min(spec.min).max(spec.max)])
    case 'size3':
      return z.array(z.number().int().min(spec.min).max(spec.max)).length(3)
    // A longer one has a diagnostic that says so.
    case 'formula':
      return z.string().max(100 * MAX_FORMULA_LENGTH)
    case 'text':
      return z.string().max(MAX_TEXT_LENGTH)
    case 'shape':
      return z.array(z.number().int().min(-1).max(MAX_SAMPLE_SIZE)).max(6)
    case 'item': {
      const id = z.string().min(1).max(64)
      return z.union([id, z.strictObject({ type: id, params: z.record(z.string(), jsonValue) })])
    }
  }
}

const schemas = new WeakMap<ParamSpec, z.ZodType>()

/** The schema of a spec, made once: documents are checked at every edit. */
const cachedSchema = (spec: ParamSpec): z.ZodType => {
  const found = schemas.get(spec) ?? schemaOf(spec)
  schemas.set(spec, found)
  return found
}

/** What is wrong with one parameter. */
export interface ParamProblem {
  readonly param: string
  readonly value: JsonValue | undefined
}

/** Fills in defaults and checks each value; a bad value is replaced by the default and reported. */
export function parseParams<S extends ParamSpecs>(
  specs: S,
  values: Readonly<Record<string, JsonValue>>,
): { params: ParamsOf<S>; problems: ParamProblem[] } {
  const params: Record<string, unknown> = {}
  const problems: ParamProblem[] = []
  for (const [name, spec] of Object.entries(specs)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    const parsed = value === undefined ? undefined : cachedSchema(spec).safeParse(value)
    if (parsed && !parsed.success) problems.push({ param: name, value })
    params[name] = parsed?.success ? parsed.data : spec.default
  }
  return { params: params as ParamsOf<S>, problems }
}
