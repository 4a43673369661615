import type { TensorType } from '@shared/catalog/define/tensorType'
import type { KerasLayerEntry } from '../KerasModel'

/** One of Keras's objects as its files have it. */
export interface KerasObject {
  readonly module: string | null
  readonly class_name: string
  readonly config: Readonly<Record<string, unknown>>
  readonly registered_name: string | null
}

/** A value: which call of which operation gives it. */
export interface ValueRef {
  readonly operation: string
  readonly call: number
  readonly type: TensorType
}
export const isValue = (argument: unknown): argument is ValueRef =>
  typeof argument === 'object' && argument !== null && 'operation' in argument

export interface OperationCall {
  /** Values, lists of values, and numbers. */
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

/** A layer, or a plain function of Keras, with all its calls; one without calls is an input. */
export interface Operation {
  readonly name: string
  readonly object: KerasObject
  readonly calls: readonly OperationCall[]
  /** Present: a layer of the model; absent: a function or an input. */
  readonly layer?: KerasLayerEntry
}

/** A model of Keras as a graph of operations, in the order in which Keras has them. */
export interface OperationGraph {
  readonly name: string
  readonly operations: readonly Operation[]
  readonly inputs: readonly ValueRef[]
  readonly outputs: readonly ValueRef[]
}
