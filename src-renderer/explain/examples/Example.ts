import type { Line, Tone } from '@shared/catalog/define/arithmetic'
import type { Shape } from '@shared/catalog/define/tensorType'
import type { Tensor, Tf } from '@shared/catalog/define/tf'

/** What numbers of an example are called: a port or a weight of the item, or a word of the interface. */
export interface Name {
  readonly of: 'port' | 'weight' | 'word'
  readonly name: string
}

/** Numbers of an example that a person can change. */
export interface Field {
  readonly id: string
  readonly name: Name
  readonly shape: Shape
  readonly values: readonly number[]
  readonly tone: Tone
  /** Whole numbers only, from 0 to below this. */
  readonly below?: number
}

/** Numbers that come of an example. */
export interface Made<T = Tensor> {
  readonly name: Name
  readonly tensor: T
  readonly tone: Tone
}

/** Numbers row after row with their shape. */
export interface Rows {
  readonly shape: Shape
  readonly values: readonly number[]
}

/** A handful of numbers put through an item's own code. */
export interface Example {
  readonly fields: readonly Field[]
  /** From the numbers by the id of each field, with any operations of TensorFlow.js's form; what is drawn at random follows from the seed. */
  compute(tf: Tf, values: Values, seed: number): readonly Made[]
  /** How number `at` of the first thing made came about, in symbols and in numbers. */
  lines?(values: Values, made: readonly Made<Rows>[], at: number): readonly Line[]
  /** The axes of what is shown begin with one of samples. */
  readonly batch?: boolean
}

/** Numbers of the fields by id. */
export type Values = Readonly<Record<string, readonly number[]>>

/** The numbers that an example begins with. */
export const firstValues = ({ fields }: Example): Values =>
  Object.fromEntries(fields.map(({ id, values }) => [id, values]))

export const port = (name: string): Name => ({ of: 'port', name })
export const word = (name: string): Name => ({ of: 'word', name })

/** A field's numbers as a tensor `[batch, ...shape]`; `batched`: its first axis is the batch already. */
export const tensorOf = (tf: Tf, { id, shape, values, below }: Field, given: Values, batched = false): Tensor => {
  const numbers = given[id] ?? values
  return tf.tensor([...numbers], batched ? [...shape] : [1, ...shape], below === undefined ? 'float32' : 'int32')
}
